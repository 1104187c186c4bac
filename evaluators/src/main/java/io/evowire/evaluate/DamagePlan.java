package io.evowire.evaluate;

/**
 * How nodes and edges are removed one by one.
 *
 * @param images validation images that the losses are counted on, at least 1; where there are fewer, all
 * @param most   nodes, and as many edges, that are removed at most: a random sample where there are
 *               more; 0 for all
 */
public record DamagePlan(int images, int most) {

    public DamagePlan {
        if (images < 1) {
            throw new IllegalArgumentException(
                    "images must be at least 1, not %d.".formatted(images));
        }
        if (most < 0) {
            throw new IllegalArgumentException(
                    "most must be at least 0 (0: all nodes and edges), not %d.".formatted(most));
        }
    }
}
