package io.evowire.core.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Probabilities of several tests, corrected for their number: whoever tests often enough finds
 * something by chance. Holm's step-down procedure, which holds whatever the tests have in common.
 *
 * @see <a href="https://www.jstor.org/stable/4615733">Holm, A Simple Sequentially Rejective
 *      Multiple Test Procedure (1979)</a>
 */
public final class Holm {

    private Holm() {}

    /**
     * The least level of all tests together at which each of them is significant.
     *
     * @param probabilities of the tests, each in [0, 1]
     * @return in their order, none below its own probability and none above 1
     */
    public static List<Double> adjusted(List<Double> probabilities) {
        int count = probabilities.size();
        List<Integer> order = IntStream.range(0, count).boxed()
                .sorted(Comparator.comparingDouble(probabilities::get)).toList();
        Double[] adjusted = new Double[count];
        double largest = 0;
        for (int rank = 0; rank < count; rank++) {
            int test = order.get(rank);
            largest = Math.max(largest, (count - rank) * probabilities.get(test));
            adjusted[test] = Math.min(1, largest);
        }
        return List.of(adjusted);
    }
}
