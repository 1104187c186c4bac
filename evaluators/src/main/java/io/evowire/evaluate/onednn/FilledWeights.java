package io.evowire.evaluate.onednn;

import io.evowire.evaluate.onednn.PlanMemory.Block;
import io.evowire.evaluate.onednn.kernel.Lanes;
import io.evowire.evaluate.onednn.primitive.ConvolutionShape;

/**
 * Dense weights, or their gradient, as oneDNN is told of them: with zeros for input channels that
 * only fill a block. Where all channels mean something, those of the flat vector themselves.
 */
final class FilledWeights {

    private final int outputs;
    /** Weights of one output in the flat vector. */
    private final int flat;
    /** And with those of the filling. */
    private final int full;
    private final Block weights;

    FilledWeights(PlanMemory memory, ConvolutionShape shape) {
        int taps = shape.kernel() * shape.kernel();
        outputs = shape.out().channels();
        flat = shape.in().channels() * taps;
        full = shape.inputs() * taps;
        weights = memory.lasting(filling() ? (long) outputs * full * Float.BYTES : 0);
    }

    private boolean filling() {
        return full > flat;
    }

    /** Where the weights lie: the flat vector's address, or that of the filled ones. */
    long or(long address) {
        return filling() ? weights.address() : address;
    }

    /** Takes weights from the flat vector; returns where they lie then. */
    long fill(long address) {
        if (filling()) {
            for (int o = 0; o < outputs; o++) {
                for (int i = 0; i < flat; i++) {
                    Lanes.set(weights.address(), (long) o * full + i,
                            Lanes.get(address, (long) o * flat + i));
                }
            }
        }
        return or(address);
    }

    /** Copies weights to the flat vector, without those of the filling. */
    void empty(long address) {
        if (filling()) {
            for (int o = 0; o < outputs; o++) {
                for (int i = 0; i < flat; i++) {
                    Lanes.set(address, (long) o * flat + i,
                            Lanes.get(weights.address(), (long) o * full + i));
                }
            }
        }
    }
}
