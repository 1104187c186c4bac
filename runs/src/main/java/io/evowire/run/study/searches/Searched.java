package io.evowire.run.study.searches;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a search did, and each network that was trained to its end, in the order of the trials.
 *
 * @param arm           way to search
 * @param seed          of the search
 * @param trials        that ended, in whatever way
 * @param searchSeconds that it searched
 * @param numbers       of the trials that were trained to their end, from 0
 * @param times         seconds that the search had taken when each had ended
 * @param macs          multiply-adds of an image
 * @param accuracies    of validation, fractions in [0, 1]
 */
public record Searched(String arm, long seed, int trials, double searchSeconds,
        List<Integer> numbers, List<Double> times, List<Long> macs, List<Double> accuracies) {

    public Searched {
        numbers = List.copyOf(numbers);
        times = List.copyOf(times);
        macs = List.copyOf(macs);
        accuracies = List.copyOf(accuracies);
    }

    /**
     * A network that was trained to its end.
     *
     * @param trial    number of the trial, from 0
     * @param seconds  that the search had taken by then
     * @param macs     multiply-adds of an image
     * @param accuracy of validation, fraction in [0, 1]
     */
    public record Look(int trial, double seconds, long macs, double accuracy) {}

    /** A search with these networks. */
    static Searched of(String arm, long seed, int trials, double seconds, List<Look> looks) {
        return new Searched(arm, seed, trials, seconds, looks.stream().map(Look::trial).toList(),
                looks.stream().map(Look::seconds).toList(),
                looks.stream().map(Look::macs).toList(),
                looks.stream().map(Look::accuracy).toList());
    }

    /** The networks. */
    List<Look> looks() {
        return IntStream.range(0, numbers.size()).mapToObj(i -> new Look(numbers.get(i),
                times.get(i), macs.get(i), accuracies.get(i))).toList();
    }
}
