package io.evowire.run.config;

import io.evowire.core.bounds.Bounded;
import io.evowire.core.bounds.RecordBounds;

/**
 * What the surrogate strategy looks at.
 *
 * @param initial      networks drawn at random before the model is asked, at least 2
 * @param looks        how many of these are trained once more, so that the model learns how noisy a
 *                     training is, at least 0
 * @param offspring    of the best networks among which a generation is chosen, at least 1
 * @param draws        from the space among which it is chosen, too, at least 1
 * @param preselection whether it is chosen at all; else offspring are trained as they come
 */
public record SurrogateConfig(@Bounded(min = 2) int initial, @Bounded(min = 0) int looks,
        @Bounded(min = 1) int offspring, @Bounded(min = 1) int draws, boolean preselection) {

    private static final RecordBounds BOUNDS = RecordBounds.of(SurrogateConfig.class);

    public SurrogateConfig {
        BOUNDS.check("initial", initial);
        BOUNDS.check("looks", looks);
        BOUNDS.check("offspring", offspring);
        BOUNDS.check("draws", draws);
    }
}
