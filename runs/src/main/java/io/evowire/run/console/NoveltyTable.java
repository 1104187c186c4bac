package io.evowire.run.console;

import io.evowire.evaluate.Novelty;
import io.evowire.run.config.NoveltyConfig;
import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.Judged;
import java.util.Locale;

/** How well networks tell what is novel, as people read it. */
public final class NoveltyTable {

    private NoveltyTable() {}

    /** A table of the networks that were judged behind an empty line; nothing where none was. */
    public static String of(Run run, History history) {
        if (history.judged().isEmpty()) {
            return "";
        }
        var table = new TextTable("judged", "auprc", "auroc", "energy auprc", "energy auroc",
                "prevalence", "accuracy");
        for (Judged judged : history.judged()) {
            judged.judgement().ifPresentOrElse(found -> table.row(judged.trial(),
                    fraction(found.novelty().auprc()), fraction(found.novelty().softmax().auroc()),
                    fraction(found.novelty().energy().averagePrecision()),
                    fraction(found.novelty().energy().auroc()),
                    fraction(found.novelty().softmax().prevalence()),
                    Figures.percent(found.recognition().confusion().accuracy())),
                    () -> table.row(judged.trial(), judged.outcome().state(), "", "", "", "", ""));
        }
        return "\n%sEach of these was trained anew without %s alone, and looked at the test images."
                .formatted(table, novel(run)) + "\n";
    }

    /** Rows of how a network was judged. */
    public static void rows(Judged judged, Run run, TextTable table) {
        judged.judgement().ifPresentOrElse(found -> table
                .row("judged on " + novel(run), words(found.novelty()))
                .row("its accuracy then", "%s of %,d test images of the other classes".formatted(
                        Figures.percent(found.recognition().confusion().accuracy()),
                        found.recognition().confusion().images())),
                () -> table.row("judged on " + novel(run), judged.outcome().state()));
    }

    /** What is really novel, such as {@code class 3}. */
    public static String novel(Run run) {
        NoveltyConfig novelty = run.config().task().novelty();
        return novelty.heldOut() == null
                ? "the images of " + novelty.outliers()
                : "class " + novelty.heldOut();
    }

    /** One line of how well it is told. */
    public static String words(Novelty found) {
        return "auprc %s, auroc %s; by energy %s, %s; prevalence %s".formatted(
                fraction(found.auprc()), fraction(found.softmax().auroc()),
                fraction(found.energy().averagePrecision()), fraction(found.energy().auroc()),
                fraction(found.softmax().prevalence()));
    }

    private static String fraction(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
