package io.evowire.evaluate.onednn;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import io.evowire.evaluate.train.ParameterBlock.Group;

/**
 * Addresses of the flat vectors that {@link io.evowire.evaluate.train.ParameterLayout} describes, of
 * parameters or of their gradients.
 *
 * @param weights    first element of {@link Group#WEIGHTS}
 * @param scalars    first element of {@link Group#SCALARS}
 * @param statistics first element of {@link Group#STATISTICS}; as a gradient, what a step
 *                   subtracts from running statistics
 */
record Vectors(long weights, long scalars, long statistics) {

    /** Before the first step. */
    static final Vectors NONE = new Vectors(0, 0, 0);

    /** Address of an element. */
    long at(Group group, int offset) {
        long base = switch (group) {
            case WEIGHTS -> weights;
            case SCALARS -> scalars;
            case STATISTICS -> statistics;
        };
        return base + offset * JAVA_FLOAT.byteSize();
    }
}
