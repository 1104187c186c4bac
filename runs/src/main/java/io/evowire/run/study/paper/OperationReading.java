package io.evowire.run.study.paper;

import io.evowire.core.network.NodeOperation;
import io.evowire.core.statistics.Correlation;
import io.evowire.core.statistics.RankCorrelation;
import io.evowire.core.statistics.Sample;
import io.evowire.run.study.TrainedSetting;
import io.evowire.run.study.paper.OperationStudy.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How good each operation is with each generator.
 *
 * @param columns generators, the best with the first operation first; those without it last
 * @param series  operations, in the order of the catalogue
 * @param pairs   each two operations
 */
public record OperationReading(List<Column> columns, List<Series> series, List<Pair> pairs) {

    /** Fewer generators than this say nothing of a correlation. */
    static final int FEWEST = 4;

    public OperationReading {
        columns = List.copyOf(columns);
        series = List.copyOf(series);
        pairs = List.copyOf(pairs);
    }

    /**
     * Networks of one generator.
     *
     * @param model      in the literature's notation
     * @param accuracies of validation by operation, fractions in [0, 1], means of all trainings; an
     *                   operation whose trainings all failed is not there
     */
    public record Column(String model, Map<String, Double> accuracies) {

        public Column {
            accuracies = Collections.unmodifiableMap(new LinkedHashMap<>(accuracies));
        }
    }

    /**
     * Networks of one operation.
     *
     * @param operation  its notation
     * @param trainings  that came to their end
     * @param mean       of the generators' accuracies, fraction in [0, 1]
     * @param deviation  between generators; null for one generator
     * @param best       the generator with the highest accuracy
     * @param macs       multiply-adds of an image, mean
     * @param parameters trained numbers, mean
     */
    public record Series(String operation, int trainings, double mean, @Nullable Double deviation,
            String best, double macs, double parameters) {}

    /**
     * How far two operations agree on the generators.
     *
     * @param generators that have both
     * @param pearson    correlation of their accuracies, in [-1, 1]; null for fewer than
     *                   {@value #FEWEST} generators
     * @param spearman   correlation of their ranks, the same
     */
    public record Pair(String first, String second, int generators, @Nullable Double pearson,
            @Nullable Double spearman) {}

    static OperationReading of(List<TrainedSetting<Setting>> trainings) {
        Map<String, List<TrainedSetting<Setting>>> byModel = grouped(trainings, Setting::model);
        List<Column> columns = byModel.entrySet().stream()
                .map(entry -> new Column(entry.getKey(), accuracies(entry.getValue())))
                .sorted(Comparator.comparingDouble(column -> -column.accuracies()
                        .getOrDefault(NodeOperation.ALL.getFirst().notation(), 0.0)))
                .toList();
        Map<String, List<TrainedSetting<Setting>>> byOperation = grouped(trainings,
                Setting::operation);
        List<String> operations = NodeOperation.ALL.stream().map(NodeOperation::notation)
                .filter(byOperation::containsKey).toList();
        return new OperationReading(columns, operations.stream()
                .map(operation -> series(operation, byOperation.get(operation), columns)).toList(),
                pairs(operations, columns));
    }

    private static Map<String, List<TrainedSetting<Setting>>> grouped(
            List<TrainedSetting<Setting>> trainings,
            Function<Setting, String> by) {
        return trainings.stream().collect(Collectors.groupingBy(
                training -> by.apply(training.setting()), LinkedHashMap::new,
                Collectors.toList()));
    }

    private static Map<String, Double> accuracies(List<TrainedSetting<Setting>> ofModel) {
        return ofModel.stream().collect(Collectors.groupingBy(
                training -> training.setting().operation(), LinkedHashMap::new,
                Collectors.averagingDouble(TrainedSetting::accuracy)));
    }

    private static Series series(String operation, List<TrainedSetting<Setting>> trainings,
            List<Column> columns) {
        List<Column> with = columns.stream()
                .filter(column -> column.accuracies().containsKey(operation)).toList();
        var sample = new Sample(with.stream().map(column -> column.accuracies().get(operation))
                .toList());
        return new Series(operation, trainings.size(), Objects.requireNonNull(sample.mean()),
                sample.deviation(),
                with.stream().max(Comparator.comparingDouble(
                        column -> column.accuracies().get(operation))).orElseThrow().model(),
                mean(trainings, training -> training.setting().macs()),
                mean(trainings, training -> training.setting().parameters()));
    }

    private static double mean(List<TrainedSetting<Setting>> trainings,
            ToDoubleFunction<TrainedSetting<Setting>> value) {
        return trainings.stream().mapToDouble(value).average().orElseThrow();
    }

    private static List<Pair> pairs(List<String> operations, List<Column> columns) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            for (int j = i + 1; j < operations.size(); j++) {
                pairs.add(pair(operations.get(i), operations.get(j), columns));
            }
        }
        return pairs;
    }

    private static Pair pair(String first, String second, List<Column> columns) {
        List<Column> both = columns.stream().filter(column -> column.accuracies().keySet()
                .containsAll(List.of(first, second))).toList();
        List<Double> a = both.stream().map(column -> column.accuracies().get(first)).toList();
        List<Double> b = both.stream().map(column -> column.accuracies().get(second)).toList();
        boolean enough = both.size() >= FEWEST;
        return new Pair(first, second, both.size(), enough ? (Double) Correlation.of(a, b) : null,
                enough ? (Double) RankCorrelation.of(a, b) : null);
    }
}
