package io.evowire.core.network;

import java.util.List;

/**
 * A part of an operation where it stands in a network.
 *
 * @param part   what it is
 * @param in     shape of its input, [C, H, W]
 * @param out    shape of its output, [C, H, W]
 * @param stride rows and columns from one output to the next, at least 1
 */
public record ShapedPart(NodeOperation.Part part, TensorShape in, TensorShape out, int stride) {

    /** Shape of its trained weights; empty if it has none. */
    public List<Integer> weights() {
        return part.weights(in.channels(), out.channels());
    }
}
