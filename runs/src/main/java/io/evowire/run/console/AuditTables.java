package io.evowire.run.console;

import io.evowire.core.statistics.CrossedComponents;
import io.evowire.run.config.Durations;
import io.evowire.run.study.audit.CauseReading;
import io.evowire.run.study.audit.LinkReading;
import io.evowire.run.study.audit.ReplicateReading;
import io.evowire.run.study.audit.SpaceReading;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results of audits as text. */
public final class AuditTables {

    private AuditTables() {}

    /** How much of an accuracy is the network. */
    public static String replicates(ReplicateReading reading) {
        var thirds = new TextTable("steps", "multiply-adds", "accuracy", "deviation of networks",
                "deviation of seeds", "ICC");
        var gains = new TextTable("steps", "networks", "a training",
                "rank correlation with the longest",
                "gain of the best draw in equal time");
        for (ReplicateReading.Length length : reading.lengths()) {
            for (ReplicateReading.Third third : length.thirds()) {
                thirds.row(length.steps(),
                        Figures.count(third.least()) + " to " + Figures.count(third.most()),
                        Figures.percent(third.accuracy()),
                        points(third.components().between()), points(third.components().within()),
                        number(third.components().correlation()));
            }
            Double correlation = length.correlation();
            gains.row(length.steps(), length.networks(), "%.2f s".formatted(length.seconds()),
                    correlation == null ? "" : number(correlation),
                    length.gains().stream().map(gain -> "%s: %.2f sd, %.2f points (%d draws)"
                            .formatted(Durations.shortly(gain.time()), gain.deviations(),
                                    gain.points(),
                                    gain.draws()))
                            .collect(Collectors.joining("; ")));
        }
        return thirds + """
                ICC: share of an accuracy's variance that the network explains, among networks of
                similar cost. Deviations in points of accuracy.

                """ + gains + """
                Gain: sqrt(ICC) times the expected maximum of so many normal values, in standard
                deviations between networks of similar cost, and in points.
                """;
    }

    /** Where the noise comes from. */
    public static String causes(CauseReading reading) {
        var table = new TextTable("steps", "networks", "initial weights", "order, all alike",
                "order, each its own", "the rest", "all");
        for (CauseReading.Length length : reading.lengths()) {
            CrossedComponents of = length.components();
            if (of == null) {
                table.row(length.steps(), length.networks(), "too few", "", "", "", "");
                continue;
            }
            table.row(Stream.concat(Stream.of(length.steps(), length.networks()),
                    Stream.of(of.rows(), of.common(), of.own(), of.rest(), of.total())
                            .map(variance -> points(variance) + " (%.0f %%)".formatted(
                                    100 * variance / Math.max(of.total(), Double.MIN_NORMAL))))
                    .toArray());
        }
        return table + """
                Standard deviations in points of accuracy, and shares of the variance within a
                network. Giving all networks one order takes away what orders do to all alike.
                """;
    }

    /** How good random networks are. */
    public static String space(SpaceReading reading) {
        var table = new TextTable(Stream.concat(Stream.of("budget", "networks"),
                SpaceReading.QUANTILES.stream().map(fraction -> fraction == 1
                        ? "best"
                        : "%.0f %%".formatted(100 * fraction)))
                .toArray(String[]::new));
        for (SpaceReading.Budget budget : reading.budgets()) {
            table.row(Stream.concat(
                    Stream.of(Figures.count(budget.budget()), budget.networks()),
                    budget.quantiles().isEmpty()
                            ? SpaceReading.QUANTILES.stream().map(fraction -> "")
                            : budget.quantiles().stream()
                                    .map(at -> Figures.percent(at.accuracy())))
                    .toArray());
        }
        return table + "Validation accuracy that this share of the networks does not exceed.\n";
    }

    /** What links are worth. */
    public static String links(LinkReading reading) {
        var table = new TextTable("pair", "links", "seeds", "multiply-adds", "without / with",
                "accuracy with", "without", "gain, points");
        for (LinkReading.Pair pair : reading.pairs()) {
            table.row(pair.pair(), pair.links(), pair.seeds(), Figures.count(pair.macs()),
                    String.format(Locale.ROOT, "%.4f", pair.ratio()),
                    Figures.percent(pair.with()), Figures.percent(pair.without()),
                    Figures.points(pair.gain()));
        }
        LinkReading.Difference difference = reading.difference();
        return table + (difference == null
                ? "No pair has a seed with which both networks were trained to the end.\n"
                : conclusion(difference, reading.pairs().size()));
    }

    private static String conclusion(LinkReading.Difference difference, int pairs) {
        var text = new StringBuilder("""
                Mean gain of links at equal multiply-adds: %s points%s; %d of %d pairs gain.
                Wilcoxon's signed-rank test: p = %s (two-sided, exact).
                """.formatted(Figures.points(difference.mean()), difference.error() == null
                ? ""
                : " (standard error %s)".formatted(
                        String.format(Locale.ROOT, "%.2f", 100 * difference.error())),
                difference.better(), pairs,
                String.format(Locale.ROOT, "%.3g", difference.probability())));
        var interval = difference.interval();
        text.append(interval == null
                ? "Fewer than six pairs are too few for an interval of 95 %.\n"
                : "Middle of the gains: %s points, %s to %s with a probability of at least %s.\n"
                        .formatted(Figures.points(difference.middle()),
                                Figures.points(interval.low()),
                                Figures.points(interval.high()),
                                Figures.percent(interval.level())));
        return text.toString();
    }

    private static String points(double variance) {
        return String.format(Locale.ROOT, "%.2f", 100 * Math.sqrt(variance));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
