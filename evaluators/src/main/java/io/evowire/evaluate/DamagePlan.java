package io.evowire.evaluate;

import io.evowire.core.bounds.Bounded;
import io.evowire.core.bounds.RecordBounds;

/**
 * How nodes and edges are removed one by one.
 *
 * @param images validation images that the losses are counted on, at least 1; where there are
 *               fewer, all
 * @param most   nodes, and as many edges, that are removed at most: a random sample where there are
 *               more; 0 for all
 */
public record DamagePlan(@Bounded(min = 1) int images,
        @Bounded(min = 0, zero = "all nodes and edges") int most) {

    private static final RecordBounds BOUNDS = RecordBounds.of(DamagePlan.class);

    public DamagePlan {
        BOUNDS.check("images", images);
        BOUNDS.check("most", most);
    }
}
