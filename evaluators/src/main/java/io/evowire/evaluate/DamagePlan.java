package io.evowire.evaluate;

import io.evowire.core.bounds.Bounded;
import io.evowire.core.bounds.RecordBounds;
import org.jspecify.annotations.Nullable;

/**
 * How nodes and edges are removed one by one.
 *
 * @param images validation images that the losses are counted on, at least 1; where there are
 *               fewer, all
 * @param most   nodes, and as many edges, that are removed at most: a random sample where there are
 *               more; 0 for all
 * @param leaving whether a removed output of a stage is also tried as one that leaves the stage's
 *               mean, beside one that counts as zeros there; null for no
 */
public record DamagePlan(@Bounded(min = 1) int images,
        @Bounded(min = 0, zero = "all nodes and edges") int most, @Nullable Boolean leaving) {

    private static final RecordBounds BOUNDS = RecordBounds.of(DamagePlan.class);

    /** Removed outputs count as zeros. */
    public DamagePlan(int images, int most) {
        this(images, most, null);
    }

    public DamagePlan {
        BOUNDS.check("images", images);
        BOUNDS.check("most", most);
    }
}
