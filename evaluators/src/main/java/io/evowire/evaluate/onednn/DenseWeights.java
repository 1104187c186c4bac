package io.evowire.evaluate.onednn;

import io.evowire.evaluate.onednn.PlanMemory.Block;
import io.evowire.evaluate.onednn.PlanMemory.PerThread;
import io.evowire.evaluate.onednn.kernel.Lanes;
import io.evowire.evaluate.onednn.kernel.Reduction;
import io.evowire.evaluate.onednn.primitive.Convolution;
import io.evowire.evaluate.onednn.primitive.ConvolutionShape;
import io.evowire.evaluate.onednn.primitive.NativeThread;
import io.evowire.evaluate.onednn.primitive.Reorder;
import io.evowire.evaluate.parameters.ParameterBlock.Kind;
import java.util.Optional;

/**
 * Weights of a dense convolution in the orders that oneDNN works with, from and to the flat vector,
 * and their gradient added up over the chunks of each thread.
 */
final class DenseWeights {

    private final NodeParameters parameters;
    private final Kind kind;
    private final int threads;
    private final Block forward;
    private final Reorder toForward;
    private final Optional<Reorder> toBackward;
    private final Block backward;
    private final long gradientBytes;
    private final PerThread gradient;
    private final PerThread part;
    private final Optional<Reorder> fromGradient;
    private final FilledWeights filled;

    DenseWeights(Compilation compilation, NodeParameters parameters, Kind kind,
            ConvolutionShape shape, int images) {
        this.parameters = parameters;
        this.kind = kind;
        threads = compilation.threads();
        for (int thread = 0; thread < threads; thread++) {
            compilation.thread(thread).convolution(shape).prepare(images, compilation.training());
        }
        NativeThread first = compilation.thread(0);
        Convolution convolution = first.convolution(shape);
        PlanMemory memory = compilation.memory();
        boolean training = compilation.training();
        forward = memory.lasting(convolution.forwardWeights().get_size());
        toForward = first.reorder(shape.plainWeights(), convolution.forwardWeights());
        boolean inputGradient = training && !shape.image();
        backward = memory
                .lasting(inputGradient ? convolution.backwardDataWeights().get_size() : 0);
        toBackward = Optional.ofNullable(inputGradient
                ? first.reorder(shape.plainWeights(), convolution.backwardDataWeights())
                : null);
        gradientBytes = training ? convolution.weightGradient().get_size() : 0;
        gradient = memory.perThread("dense gradient", gradientBytes);
        part = memory.perThread("dense gradient of a chunk", gradientBytes);
        fromGradient = Optional.ofNullable(training
                ? first.reorder(convolution.weightGradient(), shape.plainWeights())
                : null);
        filled = new FilledWeights(memory, shape);
    }

    /** Takes the weights from the flat vector. */
    void load() {
        long flat = filled.fill(parameters.address(kind));
        toForward.run(flat, forward.address());
        if (toBackward.isPresent()) {
            toBackward.get().run(flat, backward.address());
        }
    }

    long forward() {
        return forward.address();
    }

    long backward() {
        return backward.address();
    }

    /** Starts a thread's sum over its chunks. */
    void clear(int thread) {
        Lanes.clear(gradient.address(thread), gradientBytes);
    }

    /** Adds the gradient of a chunk. */
    void addGradient(int thread, Convolution convolution, int images, long input,
            long outputGradient) {
        convolution.backwardWeights(images, input, outputGradient, part.address(thread));
        Reduction.add(part.address(thread), gradient.address(thread),
                vectors());
    }

    /** Blocks of memory are larger than any tensor, so the last vector may be partly filled. */
    private long vectors() {
        return Math.ceilDiv(gradientBytes, Lanes.BYTES);
    }

    /** Adds up the threads' gradients and writes them to the flat vector. */
    void store() {
        for (int thread = 1; thread < threads; thread++) {
            Reduction.add(gradient.address(thread), gradient.address(0),
                    vectors());
        }
        if (fromGradient.isPresent()) {
            long flat = parameters.gradientAddress(kind);
            fromGradient.get().run(gradient.address(0), filled.or(flat));
            filled.empty(flat);
        }
    }
}
