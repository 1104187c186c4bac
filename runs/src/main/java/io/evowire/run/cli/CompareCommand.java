package io.evowire.run.cli;

import io.evowire.core.statistics.Quartiles;
import io.evowire.run.UserException;
import io.evowire.run.config.Durations;
import io.evowire.run.console.Figures;
import io.evowire.run.console.TextTable;
import io.evowire.run.json.Json;
import io.evowire.run.problem.Rulers;
import io.evowire.run.problem.Run;
import io.evowire.run.store.RunFiles;
import io.evowire.run.study.comparison.Comparison.Group;
import io.evowire.run.study.comparison.Comparison;
import io.evowire.run.study.comparison.Ruled;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells which settings of the search found better fronts in equal time. */
@Lasts
@Command(name = "compare", mixinStandardHelpOptions = true,
        description = """
                Compares settings of the search: which of them find better fronts in the same \
                time? Needs several runs of each setting, with different seeds.""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire compare nsga2-1 nsga2-2 nsga2-3 random-1 random-2 random-3"})
final class CompareCommand implements Runnable {

    @Parameters(arity = "2..*", paramLabel = "DIR",
            description = """
                    Directories of runs with the same data, recipe and objectives. The settings of \
                    the first run are those that the others are tested against.""")
    private List<Path> directories = List.of();

    @Option(names = "--time", paramLabel = "TIME",
            description = """
                    Compare only this much search time of each run, such as 30m (default: the time \
                    of the shortest run).""")
    private @Nullable String time;

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Override
    public void run() {
        var comparison = Comparison.of(
                directories.stream().map(RunFiles::new).map(Run::open).toList(), limit());
        System.out.print(json ? Json.line(comparison) + "\n" : text(comparison));
    }

    private OptionalDouble limit() {
        try {
            return time == null
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Durations.parse(time).toMillis() / 1e3);
        } catch (IllegalArgumentException e) {
            throw new UserException("--time: " + e.getMessage());
        }
    }

    private static String text(Comparison comparison) {
        int quarters = comparison.groups().getFirst().hypervolume().size();
        var headings = new ArrayList<>(List.of("settings", "runs", "trials"));
        for (int quarter = 1; quarter <= quarters; quarter++) {
            headings.add("after " + Durations.shortly(
                    Math.round(comparison.seconds() * quarter / quarters)));
        }
        headings.addAll(List.of("p", "best accuracy"));
        boolean repeated = comparison.groups().stream()
                .anyMatch(group -> !group.repeated().isEmpty());
        if (repeated) {
            headings.addAll(List.of("front repeated", "p"));
        }
        var table = new TextTable(headings.toArray(String[]::new));
        comparison.groups().forEach(group -> table.row(row(group, repeated)));
        return table + legend(comparison, repeated) + (comparison.rulers() == null
                ? ""
                : "\n" + rulers(comparison, comparison.rulers()));
    }

    private static String rulers(Comparison comparison, Rulers rulers) {
        var table = new TextTable("settings", "accuracy within budgets", "p", "repeated", "p",
                "log hypervolume", "p", "repeated", "p");
        for (Group group : comparison.groups()) {
            table.row(Stream.of(Stream.of(group.name()),
                    cells(group.recommended(), Figures::percents),
                    cells(group.logHypervolume(), quartiles -> figures(quartiles)))
                    .flatMap(cells -> cells).toArray());
        }
        return table
                + """
                        Accuracy within budgets: mean validation accuracy of the most accurate
                        networks within %s multiply-adds.
                        Log hypervolume: over the logarithm of multiply-adds, above chance.
                        Repeated: what the whole search recommends, by the means of its repeats.
                        """
                        .formatted(rulers.budgets().stream().map(Figures::count)
                                .collect(Collectors.joining(", ")));
    }

    private static Stream<String> cells(@Nullable Ruled ruled,
            Function<Quartiles, String> figures) {
        return ruled == null
                ? Stream.of("", "", "", "")
                : Stream.of(figures.apply(Quartiles.of(ruled.ends())),
                        probability(ruled.probability()),
                        ruled.repeated().isEmpty()
                                ? ""
                                : figures.apply(Quartiles.of(ruled.repeated())),
                        probability(ruled.repeatedProbability()));
    }

    private static String legend(Comparison comparison, boolean repeated) {
        var legend = new StringBuilder("""
                Hypervolume: median (and quartiles) over the runs, down to %s.
                p: probability that such a difference to the first line arises by chance
                (exact rank-sum test, two-sided).
                """.formatted(comparison.reference()));
        if (repeated) {
            legend.append("""
                    Front repeated: hypervolume of the last front, with the mean accuracies of its
                    repeats (%s), which are trained from scratch with other seeds.
                    """.formatted(comparison.repeats()));
        }
        if (comparison.inherits()) {
            legend.append("""
                    With warm start, accuracies include the training of ancestors. Only repeated
                    fronts can then be compared with others ('evowire resume DIR --repeats 2').
                    """);
        }
        return legend.toString();
    }

    private static Object[] row(Group group, boolean repeated) {
        var row = new ArrayList<Object>(List.of(group.name(), group.runs().size(),
                Math.round(group.trials().median())));
        group.hypervolume().forEach(quartiles -> row.add(figures(quartiles)));
        row.add(probability(group.probability()));
        row.add(Figures.percent(group.best().median()));
        if (repeated) {
            row.add(group.repeated().isEmpty() ? "" : figures(Quartiles.of(group.repeated())));
            row.add(probability(group.repeatedProbability()));
        }
        return row.toArray();
    }

    private static String figures(Quartiles quartiles) {
        return "%.4f (%.4f, %.4f)".formatted(quartiles.median(), quartiles.lower(),
                quartiles.upper());
    }

    private static String probability(@Nullable Double value) {
        return value == null ? "" : "%.3f".formatted(value);
    }
}
