package io.evowire.evaluate.onednn.primitive;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import io.evowire.evaluate.Precision;
import io.evowire.evaluate.onednn.primitive.Primitive.Argument;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc_base;

/**
 * A dense convolution on one thread for any number of images. oneDNN chooses how weights are
 * ordered for the first number of images that it is asked for; all others use the same order.
 */
public final class Convolution {

    private final ConvolutionShape shape;
    private final NativeThread thread;
    private final primitive_attr userScratch;
    private final BySize<Primitive> forward = new BySize<>(this::makeForward);
    private final BySize<Primitive> backwardData = new BySize<>(this::makeBackwardData);
    private final BySize<Primitive> backwardWeights = new BySize<>(this::makeBackwardWeights);
    private final Operand input;
    private final Operand outputGradient;
    private memory.desc forwardWeights;
    private memory.desc backwardDataWeights;
    private memory.desc weightGradient;

    Convolution(ConvolutionShape shape, NativeThread thread) {
        this.shape = shape;
        this.thread = thread;
        userScratch = thread.keep(new primitive_attr());
        userScratch.set_scratchpad_mode(dnnl.dnnl_scratchpad_mode_user);
        forwardWeights = shape.anyWeights();
        backwardDataWeights = shape.anyWeights();
        weightGradient = shape.anyWeightGradient();
        input = new Operand(shape.precision(), shape::input, thread, thread.inputs());
        outputGradient = new Operand(shape.precision(), shape::output, thread,
                thread.outputGradients());
    }

    /** Prepares the orders of weights for calls of mostly so many images. */
    public void prepare(int images, boolean training) {
        forward.of(images);
        input.prepare(images);
        if (training) {
            outputGradient.prepare(images);
            backwardWeights.of(images);
            if (!shape.image()) {
                backwardData.of(images);
            }
        }
    }

    ConvolutionShape shape() {
        return shape;
    }

    public memory.desc forwardWeights() {
        return forwardWeights;
    }

    public memory.desc backwardDataWeights() {
        return backwardDataWeights;
    }

    public memory.desc weightGradient() {
        return weightGradient;
    }

    public void forward(int images, long from, long weights, long output) {
        forward.of(images).run(input.of(images, from), weights,
                output, thread.scratch().address());
    }

    public void backwardData(int images, long gradient, long weights, long inputGradient) {
        backwardData.of(images).run(
                outputGradient.of(images, gradient), weights, inputGradient,
                thread.scratch().address());
    }

    public void backwardWeights(int images, long from, long gradient, long weightsGradient) {
        backwardWeights.of(images).run(
                input.of(images, from), outputGradient.of(images, gradient), weightsGradient,
                thread.scratch().address());
    }

    private convolution_forward.primitive_desc describe(int images, memory.desc weights) {
        return thread.keep(new convolution_forward.primitive_desc(OneDnn.engine(),
                dnnl.dnnl_forward_training, dnnl.dnnl_convolution_direct,
                shape.input(images, shape.precision()), weights,
                shape.output(images, Precision.FLOAT32), shape.strides(), shape.paddingBefore(),
                shape.paddingAfter(), userScratch, false));
    }

    private Primitive makeForward(int images) {
        var desc = describe(images, forwardWeights);
        forwardWeights = desc.weights_desc();
        return bind(desc, new convolution_forward(desc),
                new Argument(DNNL_ARG_SRC, desc.src_desc()),
                new Argument(DNNL_ARG_WEIGHTS, forwardWeights),
                new Argument(DNNL_ARG_DST, desc.dst_desc()));
    }

    private Primitive makeBackwardData(int images) {
        var desc = thread.keep(new convolution_backward_data.primitive_desc(OneDnn.engine(),
                dnnl.dnnl_convolution_direct, shape.input(images, Precision.FLOAT32),
                backwardDataWeights, shape.output(images, shape.precision()), shape.strides(),
                shape.paddingBefore(), shape.paddingAfter(),
                describe(images, shape.anyWeights()), userScratch, false));
        backwardDataWeights = desc.weights_desc();
        return bind(desc, new convolution_backward_data(desc),
                new Argument(DNNL_ARG_DIFF_DST, desc.diff_dst_desc()),
                new Argument(DNNL_ARG_WEIGHTS, backwardDataWeights),
                new Argument(DNNL_ARG_DIFF_SRC, desc.diff_src_desc()));
    }

    private Primitive makeBackwardWeights(int images) {
        var desc = thread.keep(new convolution_backward_weights.primitive_desc(OneDnn.engine(),
                dnnl.dnnl_convolution_direct, shape.input(images, shape.precision()),
                weightGradient, shape.output(images, shape.precision()), shape.strides(),
                shape.paddingBefore(), shape.paddingAfter(),
                describe(images, shape.anyWeights()), userScratch, false));
        weightGradient = desc.diff_weights_desc();
        return bind(desc, new convolution_backward_weights(desc),
                new Argument(DNNL_ARG_SRC, desc.src_desc()),
                new Argument(DNNL_ARG_DIFF_DST, desc.diff_dst_desc()),
                new Argument(DNNL_ARG_DIFF_WEIGHTS, weightGradient));
    }

    private Primitive bind(primitive_desc_base desc, primitive made, Argument first,
            Argument second, Argument third) {
        memory.desc scratch = desc.scratchpad_desc();
        thread.scratch().reserve(scratch.get_size());
        return new Primitive(made, thread, first, second, third,
                new Argument(DNNL_ARG_SCRATCHPAD, scratch));
    }
}
