package io.evowire.run.study.audit;

import io.evowire.core.statistics.Sample;
import io.evowire.core.statistics.SignedRank;
import io.evowire.run.study.TrainedSetting;
import io.evowire.run.study.audit.LinkStudy.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What links are worth.
 *
 * @param pairs      that have a seed with which both networks were trained to the end
 * @param difference over all pairs; null if there is none
 */
public record LinkReading(List<Pair> pairs, @Nullable Difference difference) {

    private static final double LEVEL = 0.95;

    public LinkReading {
        pairs = List.copyOf(pairs);
    }

    /**
     * A pair, over the seeds with which both were trained to the end.
     *
     * @param pair     its number
     * @param links    of the network that has some
     * @param seeds    how many these are
     * @param macs     multiply-adds of an image with links
     * @param ratio    how many times as many there are without
     * @param with     mean validation accuracy with links, fraction in [0, 1]
     * @param without  the same without
     */
    public record Pair(int pair, int links, int seeds, long macs, double ratio, double with,
            double without) {

        /** How much more accurate the network with links is, fraction in [-1, 1]. */
        public double gain() {
            return with - without;
        }
    }

    /**
     * Gains of all pairs.
     *
     * @param mean        of the gains, fraction in [-1, 1]
     * @param error       its standard error; null for one pair
     * @param better      pairs in which the network with links is the more accurate one
     * @param probability of such gains if links changed nothing ({@link SignedRank#probability})
     * @param middle      of the gains ({@link SignedRank#middle})
     * @param interval    that holds it with a probability of at least 0.95; null for less than six
     *                    pairs
     */
    public record Difference(double mean, @Nullable Double error, int better, double probability,
            double middle, SignedRank.@Nullable Interval interval) {}

    /**
     * The reading.
     *
     * @param trainings that came to their end
     * @param pairs     how many there are
     */
    static LinkReading of(List<TrainedSetting<Setting>> trainings, int pairs) {
        List<Pair> whole = IntStream.range(0, pairs)
                .mapToObj(pair -> pair(pair, trainings.stream()
                        .filter(training -> training.setting().pair() == pair).toList()))
                .flatMap(Optional::stream).toList();
        return new LinkReading(whole, whole.isEmpty() ? null : difference(whole));
    }

    private static Optional<Pair> pair(int pair, List<TrainedSetting<Setting>> trainings) {
        List<TrainedSetting<Setting>> with = new ArrayList<>();
        List<TrainedSetting<Setting>> without = new ArrayList<>();
        for (TrainedSetting<Setting> one : trainings) {
            trainings.stream().filter(other -> one.setting().links() > 0
                    && other.setting().links() == 0
                    && other.setting().seed() == one.setting().seed()).forEach(other -> {
                        with.add(one);
                        without.add(other);
                    });
        }
        if (with.isEmpty()) {
            return Optional.empty();
        }
        Setting linked = with.getFirst().setting();
        return Optional.of(new Pair(pair, linked.links(), with.size(), linked.macs(),
                (double) without.getFirst().setting().macs() / linked.macs(),
                mean(with, TrainedSetting::accuracy), mean(without, TrainedSetting::accuracy)));
    }

    private static Difference difference(List<Pair> pairs) {
        List<Double> gains = pairs.stream().map(Pair::gain).toList();
        Double deviation = new Sample(gains).deviation();
        return new Difference(mean(pairs, Pair::gain),
                deviation == null ? null : (Double) (deviation / Math.sqrt(gains.size())),
                (int) gains.stream().filter(gain -> gain > 0).count(),
                SignedRank.probability(gains), SignedRank.middle(gains),
                SignedRank.interval(gains, LEVEL).orElse(null));
    }

    private static <T> double mean(List<T> values, ToDoubleFunction<T> value) {
        return values.stream().mapToDouble(value).average().orElseThrow();
    }
}
