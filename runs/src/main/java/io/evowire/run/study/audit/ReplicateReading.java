package io.evowire.run.study.audit;

import io.evowire.core.statistics.NormalMaximum;
import io.evowire.core.statistics.OneWayComponents;
import io.evowire.core.statistics.Quantile;
import io.evowire.core.statistics.RankCorrelation;
import io.evowire.run.study.TrainedSetting;
import io.evowire.run.study.audit.ReplicateStudy.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What trainings of the same networks with several seeds say.
 *
 * @param lengths by number of steps, ascending
 */
public record ReplicateReading(List<Length> lengths) {

    private static final int THIRDS = 3;
    /** Seconds of searching on one thread for which gains are told. */
    private static final List<Double> TIMES = List.of(150.0, 300.0, 600.0);

    public ReplicateReading {
        lengths = List.copyOf(lengths);
    }

    /**
     * Trainings of one number of steps.
     *
     * @param steps       optimisation steps
     * @param seconds     of a training, median
     * @param networks    that came to their end with every seed
     * @param thirds      of the networks by multiply-adds, ascending
     * @param correlation of the mean accuracies with those after the most steps (Spearman), mean
     *                    over the thirds; null for the most steps
     * @param gains       what the best of as many draws as fit into a time is expected to gain
     */
    public record Length(int steps, double seconds, int networks, List<Third> thirds,
            @Nullable Double correlation, List<Gain> gains) {

        public Length {
            thirds = List.copyOf(thirds);
            gains = List.copyOf(gains);
        }
    }

    /**
     * Networks of similar cost.
     *
     * @param least      multiply-adds
     * @param most       multiply-adds
     * @param accuracy   mean, fraction in [0, 1]
     * @param components of the variance of accuracies
     */
    public record Third(long least, long most, double accuracy, OneWayComponents components) {}

    /**
     * Choosing the best of n noisy values gains {@code sqrt(icc) E[max of n]} standard deviations
     * of the true values.
     *
     * @param time       of the search on one thread, seconds
     * @param draws      that fit into it
     * @param deviations that are gained
     * @param points     the same in points of accuracy after so many steps: times the deviation
     *                   between networks within a third
     */
    public record Gain(double time, int draws, double deviations, double points) {}

    /**
     * The reading.
     *
     * @param trainings that came to their end
     * @param seeds     of each network
     * @param steps     numbers of optimisation steps, ascending
     */
    static ReplicateReading of(List<TrainedSetting<Setting>> trainings, int seeds,
            List<Integer> steps) {
        var means = new TreeMap<Integer, List<Replicates>>();
        steps.forEach(length -> means.put(length, Replicates.of(of(trainings, length), seeds)));
        List<Length> lengths = new ArrayList<>();
        means.forEach((length, networks) -> lengths.add(length(length,
                of(trainings, length).stream().map(TrainedSetting::seconds).toList(), networks,
                length.equals(means.lastKey()) ? null : means.lastEntry().getValue())));
        return new ReplicateReading(lengths);
    }

    private static List<TrainedSetting<Setting>> of(List<TrainedSetting<Setting>> trainings,
            int steps) {
        return trainings.stream().filter(training -> training.setting().steps() == steps)
                .toList();
    }

    private static Length length(int steps, List<Double> times, List<Replicates> networks,
            @Nullable List<Replicates> longest) {
        // One network alone does not tell what lies between networks.
        List<List<Replicates>> parts = thirds(networks).stream().filter(part -> part.size() > 1)
                .toList();
        List<Third> thirds = parts.stream().map(ReplicateReading::third).toList();
        double seconds = times.isEmpty()
                ? 0
                : Quantile.median(times.stream().mapToDouble(Double::doubleValue).toArray());
        Double correlation = longest == null
                ? null
                : (Double) parts.stream().mapToDouble(part -> correlation(part, longest))
                        .average().orElse(0);
        return new Length(steps, seconds, networks.size(), thirds, correlation,
                gains(seconds, thirds));
    }

    private static List<Gain> gains(double seconds, List<Third> thirds) {
        if (thirds.isEmpty()) {
            return List.of();
        }
        double icc = thirds.stream().mapToDouble(third -> third.components().correlation())
                .average().orElse(0);
        double between = thirds.stream().mapToDouble(third -> third.components().between())
                .average().orElse(0);
        return TIMES.stream().map(time -> {
            int draws = (int) Math.clamp(time / seconds, 1, 1_000_000);
            double deviations = Math.sqrt(icc) * NormalMaximum.expected(draws);
            return new Gain(time, draws, deviations, 100 * deviations * Math.sqrt(between));
        }).toList();
    }

    private static double correlation(List<Replicates> part, List<Replicates> longest) {
        var last = longest.stream()
                .collect(Collectors.toMap(Replicates::network, Replicates::mean));
        List<Replicates> both = part.stream()
                .filter(network -> last.containsKey(network.network())).toList();
        return RankCorrelation.of(both.stream().map(Replicates::mean).toList(),
                both.stream().map(network -> last.get(network.network())).toList());
    }

    private static Third third(List<Replicates> networks) {
        return new Third(networks.getFirst().macs(), networks.getLast().macs(),
                networks.stream().mapToDouble(Replicates::mean).average().orElseThrow(),
                OneWayComponents.of(networks.stream().map(Replicates::accuracies).toList()));
    }

    private static List<List<Replicates>> thirds(List<Replicates> networks) {
        List<Replicates> sorted = networks.stream()
                .sorted(Comparator.comparingLong(Replicates::macs)).toList();
        return IntStream.range(0, THIRDS).mapToObj(i -> sorted.subList(i * sorted.size() / THIRDS,
                (i + 1) * sorted.size() / THIRDS)).filter(part -> !part.isEmpty()).toList();
    }

    /** A network and its accuracies with each seed. */
    private record Replicates(int network, long macs, List<Double> accuracies) {

        /** Those networks that have as many accuracies as there are seeds. */
        static List<Replicates> of(List<TrainedSetting<Setting>> trainings, int seeds) {
            return trainings.stream()
                    .collect(Collectors.groupingBy(t -> t.setting().network(), TreeMap::new,
                            Collectors.toList()))
                    .entrySet().stream().filter(entry -> entry.getValue().size() == seeds)
                    .map(entry -> new Replicates(entry.getKey(),
                            entry.getValue().getFirst().setting().macs(),
                            entry.getValue().stream().map(TrainedSetting::accuracy).toList()))
                    .toList();
        }

        double mean() {
            return accuracies.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        }
    }
}
