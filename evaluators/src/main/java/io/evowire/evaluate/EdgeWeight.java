package io.evowire.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * How much of a node's output an edge lets through, once trained. Edges that are the
 * only input of their node have no weight.
 *
 * @param stage     index of the stage of the node that it enters
 * @param from      node that the edge leaves, index in the stage, or in {@code fromStage}
 * @param to        node that it enters, index in the stage
 * @param weight    sigmoid of the trained scalar, in [0, 1]
 * @param fromStage index of the stage that the edge leaves, if that is an earlier one; else null
 */
public record EdgeWeight(int stage, int from, int to, double weight,
        @Nullable Integer fromStage) {

    /** The weight of an edge within a stage. */
    public EdgeWeight(int stage, int from, int to, double weight) {
        this(stage, from, to, weight, null);
    }
}
