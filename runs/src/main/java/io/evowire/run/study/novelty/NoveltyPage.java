package io.evowire.run.study.novelty;

import io.evowire.run.study.novelty.NoveltyStudy.Arm;
import io.evowire.run.study.novelty.NoveltyStudy.Reading;
import io.evowire.run.study.novelty.NoveltyStudy.Recommended;
import io.evowire.run.study.page.Part;
import io.evowire.run.study.page.Part.Column;
import io.evowire.run.study.page.Part.Form;
import io.evowire.run.study.page.Section;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** How well arms of searches tell what none of them saw, as a page. */
public final class NoveltyPage {

    private NoveltyPage() {}

    /** What the page of a reading shows. */
    public static List<Section> sections(Reading reading) {
        if (reading.arms().isEmpty()) {
            return List.of();
        }
        SortedSet<Integer> classes = new TreeSet<>();
        reading.arms().forEach(arm -> classes.addAll(values(arm, reading).keySet()));
        Part.Table arms = arms(reading);
        String lead = """
                Each search held a class out. The network that it recommends was trained without \
                that class alone, and judged once by how well it tells the test images of the \
                class from those of the others.""";
        return List.of(classes.isEmpty()
                ? Section.of("What none of them saw", lead, arms)
                : Section.of("What none of them saw", lead, chart(reading, classes), arms),
                Section.of("All searches", "", runs(reading)));
    }

    private static Part chart(Reading reading, SortedSet<Integer> classes) {
        return new Part.Lines("Average precision by the class that was held out",
                "average precision", classes.stream().map(String::valueOf).toList(),
                IntStream.range(0, reading.arms().size()).mapToObj(i -> {
                    Map<Integer, Double> values = values(reading.arms().get(i), reading);
                    return new Part.Series(letter(i), classes.stream().map(values::get).toList());
                }).toList(),
                "Classes that more than one search of an arm held out have no point.");
    }

    private static Map<Integer, Double> values(Arm arm, Reading reading) {
        return NoveltyStudy.byClass(reading.runs().stream()
                .filter(run -> run.arm().equals(arm.arm())).toList());
    }

    private static Part.Table arms(Reading reading) {
        return new Part.Table("Means over searches", List.of(new Column("", Form.TEXT),
                new Column("Settings", Form.TEXT), new Column("Searches", Form.TEXT),
                new Column("Auprc", Form.DECIMAL), new Column("sd", Form.DECIMAL),
                new Column("Difference", Form.DECIMAL), new Column("p", Form.DECIMAL),
                new Column("Auroc", Form.DECIMAL), new Column("Energy auprc", Form.DECIMAL),
                new Column("Prevalence", Form.DECIMAL)),
                IntStream.range(0, reading.arms().size()).mapToObj(i -> {
                    Arm arm = reading.arms().get(i);
                    return Part.Table.row(letter(i), arm.arm(), arm.runs(), arm.auprc().mean(),
                            arm.auprc().deviation(), arm.gain(), arm.probability(),
                            arm.auroc().mean(), arm.energyAuprc().mean(), arm.prevalence());
                }).toList(), """
                        Auprc is average precision by the largest probability; a random score has \
                        the prevalence. Difference: to the first line, mean over the classes that \
                        both held out. p: probability of such differences by chance (exact \
                        signed-rank test, two-sided).""");
    }

    private static Part.Table runs(Reading reading) {
        List<String> arms = reading.arms().stream().map(Arm::arm).toList();
        return new Part.Table("What each recommends", List.of(new Column("", Form.TEXT),
                new Column("Search", Form.TEXT), new Column("Held out", Form.TEXT),
                new Column("Trial", Form.TEXT), new Column("Auprc", Form.DECIMAL),
                new Column("Auroc", Form.DECIMAL), new Column("Energy auprc", Form.DECIMAL),
                new Column("Prevalence", Form.DECIMAL)),
                reading.runs().stream().map(run -> row(letter(arms.indexOf(run.arm())), run))
                        .toList(),
                "");
    }

    private static List<Object> row(String arm, Recommended run) {
        return Part.Table.row(arm, run.run(),
                run.heldOut() == null ? "outliers" : run.heldOut(), run.trial(),
                run.novelty().auprc(), run.novelty().softmax().auroc(),
                run.novelty().energy().averagePrecision(), run.novelty().softmax().prevalence());
    }

    private static String letter(int arm) {
        return arm < 26 ? String.valueOf((char) ('A' + arm)) : String.valueOf(arm + 1);
    }
}
