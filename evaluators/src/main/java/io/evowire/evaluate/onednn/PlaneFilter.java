package io.evowire.evaluate.onednn;

import io.evowire.core.network.ShapedPart;
import io.evowire.evaluate.onednn.PlanMemory.PerThread;
import io.evowire.evaluate.onednn.kernel.BlockedShape;
import java.util.List;

/**
 * What a node does to each channel of its sum by itself, between ReLU and the dense convolution.
 * Its windows of kxk pixels read k/2 zeros around each plane. Backward finds the sum after the ReLU
 * where forward left it.
 */
abstract sealed class PlaneFilter permits DepthwiseFilter, PoolFilter {

    final BlockedShape in;
    final BlockedShape out;
    final BlockedShape padded;
    private final int halo;
    private final PlanMemory memory;
    private final List<Object> halos;
    private final PerThread relus;

    /** @param kernel rows and columns k of its windows, odd */
    PlaneFilter(Compilation compilation, ShapedPart shaped, int kernel) {
        in = BlockedShape.of(shaped.in());
        out = BlockedShape.of(shaped.out());
        halo = kernel / 2;
        padded = in.padded(halo);
        memory = compilation.memory();
        // Halos are never written: only maps with the same halos may share memory.
        halos = List.of(padded.height(), padded.width(), halo);
        relus = memory.perThread(List.of("relu", halos), padded.image());
    }

    /** Rows and columns of zeros that it needs around each plane of the sum. */
    int halo() {
        return halo;
    }

    /** Bytes of working memory that an image takes. */
    long imageBytes() {
        return padded.image();
    }

    /** Lets it work on so many images at a time. */
    void reserve(int images) {
        memory.perThread(List.of("relu", halos), images * padded.image());
    }

    /**
     * A padded plane for gradients of windows, {@code stride} apart. What lies between and around
     * them is never written, and stays 0.
     */
    PerThread spread(int stride) {
        return memory.perThread(List.of("spread", halos, stride), padded.plane());
    }

    /** A plane of this size for use within one call. */
    PerThread plane(BlockedShape shape) {
        return memory.perThread("plane", shape.plane());
    }

    /** Takes the weights from the flat vector. */
    abstract void load();

    /**
     * Filters the sum of some images.
     *
     * @param target address of the first image of the result
     */
    final void forward(SummedInput input, int thread, int from, int count, long target) {
        long relu = relus.address(thread);
        input.compute(thread, from, count, relu, true);
        int planes = count * out.blocks();
        for (int plane = 0; plane < planes; plane++) {
            forwardPlane(plane % out.blocks(), relu + plane * padded.plane(),
                    target + plane * out.plane());
        }
    }

    abstract void forwardPlane(int block, long relu, long target);

    /** Starts a thread's sum of the gradient over its images. */
    abstract void clear(int thread);

    /**
     * Writes the gradient of the sum, and adds up those of the parameters, for the images of the
     * last forward.
     *
     * @param gradients address of the gradient of the result's first image
     */
    final void backward(SummedInput input, int thread, int from, int count, long gradients) {
        for (int i = 0; i < count; i++) {
            for (int block = 0; block < out.blocks(); block++) {
                int plane = i * out.blocks() + block;
                backwardPlane(thread, block, relus.address(thread) + plane * padded.plane(),
                        gradients + plane * out.plane(),
                        input.gradient(from + i) + block * in.plane(),
                        input.gradientSum(thread, block));
                input.reduceDots(thread, from + i, block);
            }
        }
    }

    /**
     * From the gradient of the result to that of the sum, for one block of an image.
     *
     * @param target address of the gradient of the sum
     * @param sum    address of the thread's sum of that gradient
     */
    abstract void backwardPlane(int thread, int block, long relu, long gradient, long target,
            long sum);

    /** Writes the gradient of the weights to the flat vector. */
    abstract void store();
}
