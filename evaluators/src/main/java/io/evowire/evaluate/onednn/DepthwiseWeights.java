package io.evowire.evaluate.onednn;

import static io.evowire.evaluate.onednn.kernel.Lanes.BLOCK;
import static io.evowire.evaluate.onednn.kernel.Lanes.BYTES;

import io.evowire.evaluate.onednn.PlanMemory.Block;
import io.evowire.evaluate.onednn.PlanMemory.PerThread;
import io.evowire.evaluate.onednn.kernel.BlockedShape;
import io.evowire.evaluate.onednn.kernel.Lanes;
import io.evowire.evaluate.parameters.ParameterBlock.Kind;

/**
 * Weights of a depthwise convolution as [blocks, k * k, BLOCK], also with the taps in reverse for
 * the gradient of the input, from and to [channels, k * k] in the flat vector.
 */
final class DepthwiseWeights {

    private final NodeParameters parameters;
    private final int channels;
    private final int threads;
    private final int taps;
    private final long bytes;
    private final Block forward;
    private final Block reversed;
    private final PerThread gradient;

    DepthwiseWeights(Compilation compilation, NodeParameters parameters, BlockedShape shape,
            int kernel) {
        this.parameters = parameters;
        channels = shape.channels();
        threads = compilation.threads();
        taps = kernel * kernel;
        bytes = (long) shape.blocks() * taps * BYTES;
        forward = compilation.memory().lasting(bytes);
        reversed = compilation.memory().lasting(compilation.training() ? bytes : 0);
        gradient = compilation.memory().perThread("depthwise gradient",
                compilation.training() ? bytes : 0);
    }

    /** Takes the weights from the flat vector. */
    void load(boolean training) {
        long flat = parameters.address(Kind.DEPTHWISE);
        for (int channel = 0; channel < channels; channel++) {
            for (int tap = 0; tap < taps; tap++) {
                float weight = Lanes.get(flat, (long) channel * taps + tap);
                Lanes.set(forward.address(), index(channel, tap), weight);
                if (training) {
                    Lanes.set(reversed.address(), index(channel, taps - 1 - tap), weight);
                }
            }
        }
    }

    private long index(int channel, int tap) {
        return ((long) channel / BLOCK * taps + tap) * BLOCK + channel % BLOCK;
    }

    long forward(int block) {
        return forward.address() + (long) block * taps * BYTES;
    }

    long reversed(int block) {
        return reversed.address() + (long) block * taps * BYTES;
    }

    /** Address of a thread's sum of the gradient. */
    long gradient(int thread, int block) {
        return gradient.address(thread) + (long) block * taps * BYTES;
    }

    /** Starts a thread's sum over its images. */
    void clear(int thread) {
        Lanes.clear(gradient.address(thread), bytes);
    }

    /** Adds up the threads' gradients and writes them to the flat vector. */
    void store() {
        long flat = parameters.gradientAddress(Kind.DEPTHWISE);
        for (int channel = 0; channel < channels; channel++) {
            for (int tap = 0; tap < taps; tap++) {
                float sum = 0;
                for (int thread = 0; thread < threads; thread++) {
                    sum += Lanes.get(gradient.address(thread), index(channel, tap));
                }
                Lanes.set(flat, (long) channel * taps + tap, sum);
            }
        }
    }
}
