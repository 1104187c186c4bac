package io.evowire.run.console;

import io.evowire.run.study.novelty.NoveltyStudy.Figure;
import io.evowire.run.study.novelty.NoveltyStudy.Reading;
import java.util.Locale;

/** How well arms of searches tell what none of them saw, as people read it. */
public final class NoveltyStudyTable {

    private NoveltyStudyTable() {}

    /** A table of arms, and one of runs. */
    public static String text(Reading reading) {
        var arms = new TextTable("arm", "runs", "auprc", "auroc", "energy auprc", "prevalence",
                "difference", "p");
        reading.arms().forEach(arm -> arms.row(arm.arm(), arm.runs(), text(arm.auprc()),
                text(arm.auroc()), text(arm.energyAuprc()), fraction(arm.prevalence()),
                arm.gain() == null ? "" : String.format(Locale.ROOT, "%+.3f", arm.gain()),
                arm.probability() == null ? "" : fraction(arm.probability())));
        var runs = new TextTable("run", "held out", "trial", "auprc", "energy auprc",
                "prevalence");
        reading.runs().forEach(run -> runs.row(run.run(),
                run.heldOut() == null ? "outliers" : run.heldOut(), run.trial(),
                fraction(run.novelty().auprc()),
                fraction(run.novelty().energy().averagePrecision()),
                fraction(run.novelty().softmax().prevalence())));
        return """
                %s
                %sMeans and standard deviations over runs; compare none without prevalence.
                Difference: of auprc to the first arm, mean over the classes that both held out;
                p: probability of such differences by chance (exact signed-rank test).
                """.formatted(arms, runs);
    }

    private static String text(Figure figure) {
        return fraction(figure.mean())
                + (figure.deviation() == null ? "" : " +- " + fraction(figure.deviation()));
    }

    private static String fraction(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
