package io.evowire.run.config;

import io.evowire.core.bounds.Bounded;
import io.evowire.core.bounds.RecordBounds;

/**
 * What the surrogate strategy looks at.
 *
 * @param initial   networks drawn at random before the model is asked, at least 2
 * @param offspring of the best networks among which a generation is chosen, at least 1
 * @param draws     from the space among which it is chosen, too, at least 1
 */
public record SurrogateConfig(@Bounded(min = 2) int initial, @Bounded(min = 1) int offspring,
        @Bounded(min = 1) int draws) {

    private static final RecordBounds BOUNDS = RecordBounds.of(SurrogateConfig.class);

    public SurrogateConfig {
        BOUNDS.check("initial", initial);
        BOUNDS.check("offspring", offspring);
        BOUNDS.check("draws", draws);
    }
}
