package io.evowire.evaluate.onednn;

import io.evowire.evaluate.onednn.PlanMemory.Block;
import io.evowire.evaluate.onednn.kernel.BlockedShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Output of a step: y = scale * p + shift in each channel, of which only p lies in memory. Without
 * batch normalisation the scale is 1 and the shift 0. In the filling channels both are 0.
 */
final class Feature {

    private final BlockedShape shape;
    private final Block values;
    private final boolean normalised;
    private final float[] scale;
    private final float[] shift;
    private final List<Summand> readers = new ArrayList<>();

    Feature(BlockedShape shape, Block values, boolean normalised) {
        this.shape = shape;
        this.values = values;
        this.normalised = normalised;
        scale = new float[shape.lanes()];
        shift = new float[shape.lanes()];
        Arrays.fill(scale, 0, shape.channels(), 1);
    }

    BlockedShape shape() {
        return shape;
    }

    boolean normalised() {
        return normalised;
    }

    /** Edges to the steps that read this. */
    List<Summand> readers() {
        return readers;
    }

    /** Address of p of the first image. */
    long address() {
        return values.address();
    }

    /** Bytes from there to an image, as a thread sees it. */
    long offset(int thread, int image) {
        return thread * values.stride() + image * shape.image();
    }

    /** Address of p of an image, as a thread sees it. */
    long at(int thread, int image) {
        return values.address() + offset(thread, image);
    }

    float scale(int channel) {
        return scale[channel];
    }

    float shift(int channel) {
        return shift[channel];
    }

    void normalise(int channel, double newScale, double newShift) {
        scale[channel] = (float) newScale;
        shift[channel] = (float) newShift;
    }
}
