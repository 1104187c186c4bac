package io.evowire.run.wann.study;

import io.evowire.core.statistics.RankCorrelation;
import io.evowire.core.statistics.Spread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a study of weight agnostic networks came to: each figure as a mean and a deviation over the
 * seeds, by arm.
 *
 * @param seeds     searches of each arm
 * @param arms      names of the arms
 * @param rows      figures
 * @param trainings accuracies of trained networks on the test images
 * @param gains     rank correlation, over all networks of the study, of what Adam gains over the
 *                  tuned weight with the length of paths and with gradients
 */
public record WannComparison(int seeds, List<String> arms, List<Row> rows, List<Row> trainings,
        Gains gains) {

    /** Fewer networks than these say nothing by their ranks. */
    private static final int LEAST = 8;

    /**
     * A figure.
     *
     * @param name   what it is
     * @param values of each arm; null where there is none
     */
    public record Row(String name, List<@Nullable Value> values) {

        public Row {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }

    /** A mean and a deviation over the seeds. */
    public record Value(double mean, double sd) {}

    /**
     * Rank correlations over networks with what Adam gains; null where there is none.
     *
     * @param networks   how many
     * @param pathLength of the mean length of their paths
     * @param gradient   of the median gradient of their hidden nodes
     */
    public record Gains(int networks, @Nullable Double pathLength, @Nullable Double gradient) {}

    public WannComparison {
        arms = List.copyOf(arms);
        rows = List.copyOf(rows);
        trainings = List.copyOf(trainings);
    }

    /** Reads the figures of all searches. */
    static WannComparison of(List<WannFigures> all) {
        Map<String, List<WannFigures>> byArm = new LinkedHashMap<>();
        all.forEach(one -> byArm.computeIfAbsent(one.arm(), arm -> new ArrayList<>()).add(one));
        List<Row> rows = List.of(
                row("connections", byArm, one -> (double) one.connections()),
                row("hidden nodes", byArm, one -> (double) one.hidden()),
                row("mean score", byArm, WannFigures::score),
                row("random weight", byArm, WannFigures::randomMean),
                row("deviation over weights", byArm, WannFigures::randomSd),
                row("ensemble", byArm, WannFigures::ensemble),
                row("tuned weight", byArm, WannFigures::tuned),
                row("length of paths", byArm, WannFigures::pathLength),
                row("gradient of nodes", byArm, WannFigures::gradient),
                row("gain of nodes by gradient", byArm, WannFigures::gradientRank),
                row("gain of nodes by paths", byArm, WannFigures::pathRank));
        Set<String> names = new LinkedHashSet<>();
        all.forEach(one -> one.trainings().forEach(training -> names.add(training.name())));
        List<Row> trainings = names.stream().map(name -> row(name, byArm,
                one -> one.trainings().stream().filter(training -> training.name().equals(name))
                        .findFirst().map(WannFigures.Training::test).orElse(null)))
                .toList();
        return new WannComparison(byArm.values().stream().mapToInt(List::size).max().orElse(0),
                List.copyOf(byArm.keySet()), rows, trainings, gains(all));
    }

    private static Row row(String name, Map<String, List<WannFigures>> byArm,
            Function<WannFigures, @Nullable Double> figure) {
        return new Row(name, byArm.values().stream().map(arm -> value(arm, figure)).collect(
                ArrayList::new, ArrayList::add, ArrayList::addAll));
    }

    private static @Nullable Value value(List<WannFigures> arm,
            Function<WannFigures, @Nullable Double> figure) {
        double[] values = arm.stream().map(figure).filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue).toArray();
        if (values.length == 0) {
            return null;
        }
        Spread spread = Spread.of(values);
        return new Value(spread.mean(), spread.sd());
    }

    private static Gains gains(List<WannFigures> all) {
        List<WannFigures> known = all.stream().filter(one -> one.gradient() != null).toList();
        return new Gains(known.size(), rank(known, WannFigures::pathLength),
                rank(known, one -> Objects.requireNonNull(one.gradient())));
    }

    private static @Nullable Double rank(List<WannFigures> all,
            Function<WannFigures, Double> figure) {
        double rank = all.size() < LEAST
                ? Double.NaN
                : RankCorrelation.of(
                        all.stream().map(figure).toList(),
                        all.stream().map(one -> one.trainings().getFirst().test() - one.tuned())
                                .toList());
        return Double.isFinite(rank) ? rank : null;
    }
}
