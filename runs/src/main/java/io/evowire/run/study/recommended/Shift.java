package io.evowire.run.study.recommended;

import io.evowire.core.statistics.SignedRank;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far pairs lie apart.
 *
 * @param pairs       their number
 * @param middle      of the differences, fraction ({@link SignedRank#middle})
 * @param low         end of its interval of 95 %; null with too few pairs for one
 * @param high        the other
 * @param probability of differences so far on one side by chance ({@link SignedRank#probability})
 */
public record Shift(int pairs, double middle, @Nullable Double low, @Nullable Double high,
        double probability) {

    private static final double LEVEL = 0.95;

    static Shift of(List<Double> differences) {
        Optional<SignedRank.Interval> interval = SignedRank.interval(differences, LEVEL);
        return new Shift(differences.size(), SignedRank.middle(differences),
                interval.map(SignedRank.Interval::low).orElse(null),
                interval.map(SignedRank.Interval::high).orElse(null),
                SignedRank.probability(differences));
    }
}
