package io.evowire.run.study.paper;

import io.evowire.run.study.page.Part.Column;
import io.evowire.run.study.page.Part.Form;
import io.evowire.run.study.page.Part;
import io.evowire.run.study.page.Section;
import io.evowire.run.study.paper.DamageReading.ByDegree;
import io.evowire.run.study.paper.DamageReading.Family;
import io.evowire.run.study.paper.DamageReading.Losses;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What networks lose with a node or an edge, as figure 5 of Xie et al. 2019 draws it. */
public final class DamagePage {

    private DamagePage() {}

    /** What the page of a reading shows. */
    public static List<Section> sections(DamageReading reading) {
        if (reading.families().isEmpty()) {
            return List.of();
        }
        return List.of(
                Section.of("Damage", """
                        After training one node (above) or one edge (below) is removed, and \
                        nothing is trained again. All nodes and edges of all networks of a \
                        generator are pooled.""",
                        boxes(reading, "Figure 5, top: one node removed", "output degree",
                                Family::nodes, """
                                        Degree 0: outputs of a stage, which count as zeros in its \
                                        mean. The paper does not say how it treats them."""),
                        boxes(reading, "Figure 5, bottom: one edge removed",
                                "input degree of the target", Family::edges, ""),
                        findings(reading)),
                Section.of("All numbers", "", table(reading, "One node removed", Family::nodes),
                        table(reading, "An output that leaves the stage's mean",
                                Family::leaving),
                        table(reading, "One edge removed", Family::edges)));
    }

    private static Part boxes(DamageReading reading, String title, String across,
            Function<Family, Losses> losses, String note) {
        return new Part.Boxes(title, across, "Accuracy lost, points", reading.families().stream()
                .map(family -> new Part.Panel(family.model(), losses.apply(family).byDegree()
                        .stream().map(DamagePage::box).toList()))
                .toList(), note);
    }

    private static Part.Box box(ByDegree of) {
        return new Part.Box(Integer.toString(of.degree()), of.losses().size(), of.mean(),
                of.quartiles().median(), of.quartiles().lower(), of.quartiles().upper(),
                of.losses());
    }

    private static Part findings(DamageReading reading) {
        return new Part.Table("Beside the paper", List.of(new Column("", Form.TEXT),
                new Column("Paper: ImageNet", Form.TEXT), new Column("Here", Form.TEXT)),
                List.of(Part.Table.row("mean loss with a node", "", each(reading,
                        family -> GeneratorPage.points(family.nodes().mean()))),
                        Part.Table.row("rank correlation of a node's output degree with its loss",
                                "WS: hubs cost more",
                                each(reading, family -> correlation(family.nodes()))),
                        Part.Table.row("mean loss with an output: as zeros, leaving the mean",
                                "not said", each(reading, DamagePage::outputs)),
                        Part.Table.row("mean loss with an edge", "ER is the least sensitive",
                                each(reading, family -> GeneratorPage
                                        .points(family.edges().mean()))),
                        Part.Table.row("rank correlation of its target's input degree with it",
                                "below 0: the more inputs, the less one counts",
                                each(reading, family -> correlation(family.edges()))),
                        Part.Table.row("accuracy of the whole networks", "", each(reading,
                                family -> String.format(Locale.ROOT, "%.2f %%",
                                        100 * family.accuracy())))),
                "");
    }

    private static String each(DamageReading reading, Function<Family, String> told) {
        return reading.families().stream()
                .map(family -> "%s: %s".formatted(family.model(), told.apply(family)))
                .collect(Collectors.joining("; "));
    }

    private static String correlation(Losses losses) {
        return losses.correlation() == null
                ? "none"
                : String.format(Locale.ROOT, "%.2f", losses.correlation()).replace('-', '\u2212');
    }

    private static String outputs(Family family) {
        List<Double> zeros = family.nodes().byDegree().stream().filter(of -> of.degree() == 0)
                .map(ByDegree::mean).toList();
        return Stream.concat(zeros.stream(), Stream.of(family.leaving().mean()))
                .map(GeneratorPage::points).collect(Collectors.joining(", "));
    }

    private static Part table(DamageReading reading, String caption,
            Function<Family, Losses> losses) {
        return new Part.Table(caption, List.of(new Column("Generator", Form.TEXT),
                new Column("Degree", Form.TEXT), new Column("Removals", Form.TEXT),
                new Column("Mean loss", Form.POINTS), new Column("Lower quartile", Form.POINTS),
                new Column("Median", Form.POINTS), new Column("Upper quartile", Form.POINTS)),
                reading.families().stream().flatMap(family -> losses.apply(family).byDegree()
                        .stream().map(of -> Part.Table.row(family.model(), of.degree(),
                                of.losses().size(), of.mean(), of.quartiles().lower(),
                                of.quartiles().median(), of.quartiles().upper())))
                        .toList(),
                "");
    }
}
