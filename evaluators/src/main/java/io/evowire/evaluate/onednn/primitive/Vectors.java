package io.evowire.evaluate.onednn.primitive;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import io.evowire.evaluate.parameters.ParameterBlock.Group;

/**
 * Addresses of the flat vectors that {@link io.evowire.evaluate.parameters.ParameterLayout}
 * describes, of parameters or of their gradients.
 *
 * @param weights    first element of {@link Group#WEIGHTS}
 * @param scalars    first element of {@link Group#SCALARS}
 * @param statistics first element of {@link Group#STATISTICS}; as a gradient, what a step
 *                   subtracts from running statistics
 */
public record Vectors(long weights, long scalars, long statistics) {

    /** Before the first step. */
    static final Vectors NONE = new Vectors(0, 0, 0);

    /** Address of an element. */
    public long at(Group group, int offset) {
        long base = switch (group) {
            case WEIGHTS -> weights;
            case SCALARS -> scalars;
            case STATISTICS -> statistics;
        };
        return base + offset * JAVA_FLOAT.byteSize();
    }
}
