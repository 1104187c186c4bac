package io.evowire.run.study;

import java.util.Comparator;
import java.util.List;

/**
 * What a plan trains, and what that costs.
 *
 * @param trainings  of the plan
 * @param networks   different ones
 * @param steps      optimisation steps of the shortest and of the longest training
 * @param macs       multiply-adds of an image, of the cheapest and of the costliest network
 * @param images     that pass through networks while they learn, in all trainings
 * @param trained    multiply-adds of all these passes forward alone
 * @param typical    the training whose wired network is the median by multiply-adds
 */
public record StudyForecast(int trainings, int networks, Range steps, Range macs, long images,
        double trained, StudyEntry typical) {

    /** From one number to another. */
    public record Range(long least, long most) {}

    /**
     * Of a plan.
     *
     * @param plan       with the training of one wired network at least
     * @param train      images to learn
     * @param validation images that a network is judged by after each epoch, and without each node
     *                   and edge that a plan removes; a pass of one costs a third of what learning
     *                   one does
     * @param test       images that a network is tested on at the end, where that is asked for
     */
    public static StudyForecast of(List<StudyEntry> plan, int train, int validation, int test) {
        List<StudyEntry> byCost = plan.stream()
                .sorted(Comparator.comparingLong(StudyEntry::macs)).toList();
        double trained = plan.stream().mapToDouble(entry -> entry.macs() * (images(entry, train)
                + (Math.ceilDiv(images(entry, train), train) + entry.removals())
                        * (validation / 3.0))
                + entry.tested() * (test / 3.0)).sum();
        return new StudyForecast(plan.size(),
                (int) plan.stream().map(entry -> entry.network()).distinct().count(),
                range(plan.stream().mapToLong(entry -> steps(entry, train)).sorted().toArray()),
                range(byCost.stream().mapToLong(StudyEntry::macs).toArray()),
                plan.stream().mapToLong(entry -> images(entry, train)).sum(), trained,
                typical(byCost));
    }

    /**
     * Seconds that all trainings take.
     *
     * @param imagesPerSecond that one worker learns with the typical network
     * @param workers         how many work at a time
     */
    public double seconds(double imagesPerSecond, int workers) {
        return trained / typical.macs() / imagesPerSecond / Math.min(workers, trainings);
    }

    private static StudyEntry typical(List<StudyEntry> byCost) {
        List<StudyEntry> wired = byCost.stream().filter(entry -> entry.wired().isPresent())
                .toList();
        return wired.get(wired.size() / 2);
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
