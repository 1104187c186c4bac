package io.evowire.run.config;

import io.evowire.core.bounds.Bounded;
import io.evowire.core.bounds.RecordBounds;
import java.util.stream.Stream;

/**
 * Budgets on which the candidates of one generation compete before they get the whole of it, as in
 * successive halving.
 * <p>
 * In the notation of Li et al. 2018: {@code eta} is eta. Rung k of n trains to 1/eta^(n-1-k) of the
 * recipe's optimisation steps, rounded up; the last one is the whole recipe. Of the candidates that
 * began a rung one in eta, rounded up, goes on.
 *
 * @param count number of rungs n, from 1 to 20; 1 prunes nothing
 * @param eta   at least 2
 * @see <a href="https://arxiv.org/abs/1603.06560">Li et al., Hyperband (JMLR 2018)</a>
 */
public record RungsConfig(@Bounded(min = 1, max = 20) int count, @Bounded(min = 2) int eta) {

    private static final RecordBounds BOUNDS = RecordBounds.of(RungsConfig.class);

    public RungsConfig {
        BOUNDS.check("count", count);
        BOUNDS.check("eta", eta);
        if (Math.pow(eta, count - 1.0) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("""
                    %d rungs of eta %d leave nothing to train on the first one. Choose fewer."""
                    .formatted(count, eta));
        }
    }

    /** Whether candidates may end before the whole recipe. */
    public boolean prunes() {
        return count > 1;
    }

    /** Index of the rung that is the whole recipe. */
    public int last() {
        return count - 1;
    }

    /** The share of the recipe that a rung trains to is 1/divisor. */
    public int divisor(int rung) {
        return Stream.iterate(1, power -> power * eta).skip(last() - rung).findFirst()
                .orElseThrow();
    }

    /** Of so many candidates that began a rung, how many may go on. */
    public int promoted(int begun) {
        return Math.ceilDiv(begun, eta);
    }

    /**
     * Refuses rungs of which two would train to the same step.
     *
     * @param steps optimisation steps of the whole recipe
     * @throws IllegalArgumentException saying how many rungs there may be
     */
    public void requireDistinct(int steps) {
        for (int rung = 1; rung < count; rung++) {
            if (Math.ceilDiv(steps, divisor(rung)) == Math.ceilDiv(steps, divisor(rung - 1))) {
                throw new IllegalArgumentException("""
                        rungs %d and %d would both train to step %d of %d. Choose fewer rungs, a \
                        smaller eta or a longer recipe.""".formatted(rung - 1, rung,
                        Math.ceilDiv(steps, divisor(rung)), steps));
            }
        }
    }
}
