package io.evowire.run.study.paper;

import io.evowire.run.study.page.Part.Column;
import io.evowire.run.study.page.Part.Form;
import io.evowire.run.study.page.Part;
import io.evowire.run.study.page.Section;
import io.evowire.run.study.paper.GeneratorReading.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How generators compare, as figure 3 of Xie et al. 2019 draws it. */
public final class GeneratorPage {

    /** What the text of the paper says of single settings: top-1 of ImageNet. */
    private static final Map<String, Double> PAPER = Map.of("WS(4, 0.75)", 0.738, "BA(1)", 0.707);

    private static final List<String> FAMILIES = List.of("ER", "BA", "WS");

    private GeneratorPage() {}

    /** What the page of a reading shows. */
    public static List<Section> sections(GeneratorReading reading) {
        List<Generator> all = reading.generators();
        if (all.isEmpty()) {
            return List.of();
        }
        List<Part> figure = new ArrayList<>();
        figure.add(bars("Figure 3: ER, BA and WS; WS(K, 0), which has no randomness, last",
                all.stream().filter(of -> ofPaper(of.model())).toList()));
        List<Generator> others = all.stream().filter(of -> !ofPaper(of.model())).toList();
        if (!others.isEmpty()) {
            figure.add(bars("Other models at the same cost", others));
        }
        figure.add(findings(reading));
        return List.of(
                new Section("Generators", """
                        Each bar is the mean over networks of one generator, with their standard \
                        deviation. All networks need as many multiply-adds.""", figure),
                Section.of("All numbers", "", table(all), families(reading)));
    }

    private static boolean ofPaper(String model) {
        return GridNetworks.RANDOM.contains(model) || GridNetworks.RINGS.contains(model);
    }

    private static Part bars(String title, List<Generator> generators) {
        return new Part.Bars(title, "Validation accuracy", generators.stream()
                .map(of -> new Part.Bar(of.model(), of.family(), of.mean(), of.ofGraphs()))
                .toList(), "");
    }

    private static Part findings(GeneratorReading reading) {
        List<Generator> all = reading.generators().stream().filter(of -> ofPaper(of.model()))
                .toList();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        all.stream().max((a, b) -> Double.compare(a.mean(), b.mean())).ifPresent(best -> rows.add(
                Part.Table.row("best setting", "WS(4, 0.75), 73.8 %",
                        "%s, %s".formatted(best.model(), percent(best.mean())))));
        gap(reading).ifPresent(gap -> rows.add(Part.Table.row(
                "from the best setting of the best to that of the worst of ER, BA, WS",
                "less than 1 point", points(gap))));
        double[] deviations = all.stream().map(Generator::ofGraphs).filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue).sorted().toArray();
        if (deviations.length > 0) {
            rows.add(Part.Table.row("deviation between networks of a setting",
                    "0.2 to 0.4 points for almost all",
                    "%s to %s, median %s".formatted(number(deviations[0]),
                            points(deviations[deviations.length - 1]),
                            number(deviations[deviations.length / 2]))));
        }
        both(all, "BA(1)", "WS(4, 0.75)").ifPresent(difference -> rows.add(Part.Table.row(
                "BA(1) less WS(4, 0.75)", "\u22123.1 points", points(difference))));
        List<String> rings = rings(all);
        if (!rings.isEmpty()) {
            rows.add(Part.Table.row("WS(K, 0) less the best WS(K, P) of the same K",
                    "no better, for each K", String.join("; ", rings)));
        }
        return new Part.Table("Beside the paper", List.of(new Column("", Form.TEXT),
                new Column("Paper: ImageNet, top-1", Form.TEXT), new Column("Here", Form.TEXT)),
                rows, """
                        The paper trains each network once, 100 epochs of ImageNet, five networks \
                        a setting. So its deviations hold the luck of a training too, as \
                        the whiskers do here; the table below tells both apart.""");
    }

    private static Optional<Double> gap(GeneratorReading reading) {
        List<Double> best = reading.families().stream()
                .filter(of -> FAMILIES.contains(of.family()))
                .map(GeneratorReading.Family::ofBest).sorted().toList();
        return best.size() < FAMILIES.size()
                ? Optional.empty()
                : Optional.of(best.getLast() - best.getFirst());
    }

    private static Optional<Double> both(List<Generator> all, String first, String second) {
        return of(all, first).flatMap(a -> of(all, second).map(b -> a.mean() - b.mean()));
    }

    private static Optional<Generator> of(List<Generator> all, String model) {
        return all.stream().filter(one -> one.model().equals(model)).findFirst();
    }

    private static List<String> rings(List<Generator> all) {
        return GridNetworks.RINGS.stream().flatMap(ring -> of(all, ring).stream())
                .flatMap(ring -> {
                    String k = ring.model().substring(0, ring.model().indexOf(',') + 1);
                    return all.stream().filter(of -> of.model().startsWith(k)
                            && !GridNetworks.RINGS.contains(of.model()))
                            .map(Generator::mean).max(Double::compare).stream()
                            .map(best -> "K = %s: %s".formatted(k.replaceAll("\\D", ""),
                                    points(ring.mean() - best)));
                }).toList();
    }

    private static Part table(List<Generator> all) {
        return new Part.Table("Generators", List.of(new Column("Generator", Form.TEXT),
                new Column("Networks", Form.TEXT), new Column("Trainings", Form.TEXT),
                new Column("Accuracy", Form.PERCENT), new Column("Paper", Form.PERCENT),
                new Column("sd of graphs", Form.POINTS), new Column("sd of seeds", Form.POINTS),
                new Column("Best network", Form.PERCENT), new Column("Edges", Form.DECIMAL),
                new Column("Multiply-adds", Form.COUNT), new Column("Parameters", Form.COUNT)),
                all.stream().map(of -> Part.Table.row(of.model(), of.graphs(), of.trainings(),
                        of.mean(), PAPER.get(of.model()), of.ofGraphs(), of.ofSeeds(), of.best(),
                        of.edges(), of.macs(), of.parameters())).toList(),
                """
                        Paper: what its text says of a setting, on ImageNet; the others are bars \
                        without a number there. Deviations in points: of graphs, between the means \
                        of the networks; of seeds, between trainings of one network.""");
    }

    private static Part families(GeneratorReading reading) {
        return new Part.Table("Families", List.of(new Column("Family", Form.TEXT),
                new Column("Settings", Form.TEXT), new Column("Mean", Form.PERCENT),
                new Column("Best setting", Form.TEXT), new Column("Its accuracy", Form.PERCENT),
                new Column("Paper, best setting", Form.TEXT)),
                reading.families().stream().map(of -> Part.Table.row(of.family(), of.settings(),
                        of.mean(), of.best(), of.ofBest(),
                        FAMILIES.contains(of.family()) ? "above 73 %" : null)).toList(),
                "");
    }

    /** A difference of accuracies in words. */
    static String points(double difference) {
        return (number(difference) + " points").replace('-', '\u2212');
    }

    private static String number(double difference) {
        return String.format(Locale.ROOT, "%.2f", 100 * difference);
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    }
}
