package io.evowire.run.config;

import io.evowire.core.bounds.Bounded;
import io.evowire.core.bounds.RecordBounds;

/**
 * How the front is raced: the last part of the budget goes to members whose membership is least
 * certain, which are trained again with other seeds. Changes nothing that the search decides, only
 * where it ends.
 *
 * @param share of the budget that is kept for the race, in [0, 1)
 * @param seeds how often a member is trained again at most, at least 1
 */
public record RaceConfig(@Bounded(min = 0, below = 1, zero = "no race") double share,
        @Bounded(min = 1) int seeds) {

    private static final RecordBounds BOUNDS = RecordBounds.of(RaceConfig.class);

    public RaceConfig {
        BOUNDS.check("share", share);
        BOUNDS.check("seeds", seeds);
    }

    /** Whether there is a race. */
    public boolean asked() {
        return share > 0;
    }

    /** How many of so many trials the search may decide on, at least 1. */
    public int searched(int trials) {
        // 0.29 of 100 are 29, although their product is a little less.
        return Math.max(1, trials - (int) Math.floor(share * trials + 1e-9));
    }
}
