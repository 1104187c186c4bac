package io.evowire.run.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What a plan trains, and what that costs.
 *
 * @param trainings of the plan
 * @param networks  different ones
 * @param steps     optimisation steps of the shortest and of the longest training
 * @param macs      multiply-adds of an image, of the cheapest and of the costliest network
 * @param shares    of the work, each with a speed of its own: wired networks, and each network that
 *                  was made by hand
 */
public record StudyForecast(int trainings, int networks, Range steps, Range macs,
        List<Share> shares) {

    /** A pass forward alone costs a third of what learning from an image does. */
    private static final double FORWARD = 1 / 3.0;

    /** From one number to another. */
    public record Range(long least, long most) {}

    /**
     * Trainings whose speed is told from one of them.
     *
     * @param timed  the training of the median network by multiply-adds
     * @param images that its network learns in the time that all of these take
     */
    public record Share(StudyEntry timed, double images) {}

    public StudyForecast {
        shares = List.copyOf(shares);
    }

    /**
     * Of a plan.
     *
     * @param plan       with one training at least
     * @param train      images to learn
     * @param validation images that a network is judged by after each epoch, and without each node
     *                   and edge that a plan removes
     * @param test       images that a network is tested on at the end, where that is asked for
     */
    public static StudyForecast of(List<StudyEntry> plan, int train, int validation, int test) {
        List<StudyEntry> byCost = plan.stream()
                .sorted(Comparator.comparingLong(StudyEntry::macs)).toList();
        Map<Object, List<StudyEntry>> alike = byCost.stream().collect(Collectors.groupingBy(
                entry -> entry.wired().isPresent() ? "wired" : entry.network(),
                LinkedHashMap::new, Collectors.toCollection(ArrayList::new)));
        return new StudyForecast(plan.size(),
                (int) plan.stream().map(entry -> entry.network()).distinct().count(),
                range(plan.stream().mapToLong(entry -> steps(entry, train)).sorted().toArray()),
                range(byCost.stream().mapToLong(StudyEntry::macs).toArray()),
                alike.values().stream().map(entries -> share(entries, train, validation, test))
                        .toList());
    }

    /**
     * Seconds that all trainings take.
     *
     * @param imagesPerSecond that one worker learns with the network of a training
     * @param workers         how many work at a time
     */
    public double seconds(ToDoubleFunction<StudyEntry> imagesPerSecond, int workers) {
        return shares.stream().mapToDouble(
                share -> share.images() / imagesPerSecond.applyAsDouble(share.timed())).sum()
                / Math.min(workers, trainings);
    }

    private static Share share(List<StudyEntry> byCost, int train, int validation, int test) {
        StudyEntry median = byCost.get(byCost.size() / 2);
        double macs = byCost.stream().mapToDouble(entry -> entry.macs() * (images(entry, train)
                + (Math.ceilDiv(images(entry, train), train) + entry.removals()) * validation
                        * FORWARD)
                + entry.tested() * test * FORWARD).sum();
        return new Share(median, macs / median.macs());
    }

    private static Range range(long[] sorted) {
        return new Range(sorted[0], sorted[sorted.length - 1]);
    }

    private static long steps(StudyEntry entry, int train) {
        return entry.recipe().steps(train);
    }

    private static long images(StudyEntry entry, int train) {
        return steps(entry, train) * entry.recipe().batchSize();
    }
}
