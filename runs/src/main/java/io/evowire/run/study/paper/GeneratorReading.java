package io.evowire.run.study.paper;

import io.evowire.core.statistics.Sample;
import io.evowire.core.statistics.Scatter;
import io.evowire.run.study.TrainedSetting;
import io.evowire.run.study.paper.GeneratorStudy.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How good each generator is.
 *
 * @param generators in the order of the study, rings without randomness last
 * @param families   by mean accuracy, the best first; rings are a family of their own
 */
public record GeneratorReading(List<Generator> generators, List<Family> families) {

    public GeneratorReading {
        generators = List.copyOf(generators);
        families = List.copyOf(families);
    }

    /**
     * Networks of one setting.
     *
     * @param model       in the literature's notation
     * @param graphs      networks that were trained to the end
     * @param trainings   of all of them
     * @param mean        validation accuracy, the mean of the networks' means, fraction in [0, 1]
     * @param ofGraphs    standard deviation of these means; null for one network
     * @param ofSeeds     standard deviation between trainings of one network, pooled; null where
     *                    each was trained once
     * @param best        of the networks' means
     * @param edges       of all stages' graphs, mean
     * @param macs        multiply-adds of an image, mean
     * @param parameters  trained numbers, mean
     */
    public record Generator(String model, int graphs, int trainings, double mean,
            @Nullable Double ofGraphs, @Nullable Double ofSeeds, double best, double edges,
            double macs, double parameters) {

        /** Letters of its family; rings without randomness are one of their own. */
        String family() {
            return GridNetworks.isRing(model)
                    ? "WS(K, 0)"
                    : model.substring(0, model.indexOf('('));
        }
    }

    /**
     * Settings of one family.
     *
     * @param family   letters of it
     * @param settings how many
     * @param mean     of their means, fraction in [0, 1]
     * @param best     the setting with the highest mean
     * @param ofBest   that mean
     */
    public record Family(String family, int settings, double mean, String best, double ofBest) {}

    static GeneratorReading of(List<TrainedSetting<Setting>> trainings) {
        Map<String, List<TrainedSetting<Setting>>> byModel = trainings.stream().collect(
                Collectors.groupingBy(training -> training.setting().model(), LinkedHashMap::new,
                        Collectors.toList()));
        List<Generator> generators = GeneratorStudy.models(byModel.keySet()).stream()
                .filter(byModel::containsKey)
                .map(model -> generator(model, byModel.get(model))).toList();
        return new GeneratorReading(generators, families(generators));
    }

    private static Generator generator(String model, List<TrainedSetting<Setting>> trainings) {
        Map<Integer, List<Double>> byGraph = trainings.stream().collect(Collectors.groupingBy(
                training -> training.setting().graph(), LinkedHashMap::new,
                Collectors.mapping(TrainedSetting::accuracy, Collectors.toList())));
        List<Double> means = byGraph.values().stream()
                .map(accuracies -> mean(accuracies, value -> value)).toList();
        OptionalDouble luck = Scatter.of(byGraph.values()).deviation();
        return new Generator(model, means.size(), trainings.size(), mean(means, value -> value),
                new Sample(means).deviation(),
                luck.isPresent() ? (Double) luck.getAsDouble() : null,
                means.stream().mapToDouble(value -> value).max().orElseThrow(),
                mean(trainings, training -> training.setting().edges()),
                mean(trainings, training -> training.setting().macs()),
                mean(trainings, training -> training.setting().parameters()));
    }

    private static List<Family> families(List<Generator> generators) {
        Map<String, List<Generator>> byFamily = generators.stream().collect(
                Collectors.groupingBy(Generator::family, LinkedHashMap::new, Collectors.toList()));
        return byFamily.entrySet().stream().map(entry -> {
            Generator best = entry.getValue().stream()
                    .reduce((a, b) -> b.mean() > a.mean() ? b : a).orElseThrow();
            return new Family(entry.getKey(), entry.getValue().size(),
                    mean(entry.getValue(), Generator::mean), best.model(), best.mean());
        }).sorted((a, b) -> Double.compare(b.mean(), a.mean())).toList();
    }

    private static <T> double mean(List<T> values, ToDoubleFunction<T> value) {
        return values.stream().mapToDouble(value).average().orElseThrow();
    }
}
