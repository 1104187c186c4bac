package io.evowire.run.config;

import io.evowire.core.bounds.Bounded;
import io.evowire.core.bounds.RecordBounds;

/**
 * How the suggested networks are trained once more after the search, from scratch and for longer.
 *
 * @param epochs passes over the training split, at least 0; 0: no final training
 */
public record FinalTrainingConfig(
        @Bounded(min = 0, zero = "no final training") int epochs) {

    private static final RecordBounds BOUNDS = RecordBounds.of(FinalTrainingConfig.class);

    public FinalTrainingConfig {
        BOUNDS.check("epochs", epochs);
    }

    /** Whether there is a final training. */
    public boolean asked() {
        return epochs > 0;
    }
}
