package io.evowire.core.network;

import io.evowire.core.network.NodeOperation.Part.AveragePool;
import io.evowire.core.network.NodeOperation.Part.Dense;
import io.evowire.core.network.NodeOperation.Part.Depthwise;
import io.evowire.core.network.NodeOperation.Part.MaxPool;
import java.util.ArrayList;
import java.util.List;

/**
 * What a node of a stage applies after its weighted sum and ReLU, and before batch normalisation.
 * The paper compares four of them in its figure 6: separable and dense convolutions of 3x3, and
 * pools of 3x3 before a convolution of 1x1.
 *
 * @param notation name in files, such as {@code separable3x3}
 * @param parts    its layers in the order in which they are applied: a filter of single channels,
 *                 or none, then a dense convolution, which alone changes the number of channels;
 *                 the first has the node's stride
 * @see <a href="https://arxiv.org/abs/1904.01569">Xie et al., Exploring randomly wired neural
 *      networks for image recognition (2019)</a>
 */
public record NodeOperation(String notation, List<Part> parts) {

    /**
     * One of the layers that an operation consists of, without bias. What costs and parameters
     * follow from is said here; whatever computes or exports a part (kernels, the stock graph,
     * ONNX) tells them apart in a switch without default, so that a new one is missing nowhere.
     */
    public sealed interface Part {

        /**
         * Whether each channel of the output follows from all channels of the input, of which there
         * may be another number; else each follows from its own one.
         */
        boolean mixesChannels();

        /**
         * Shape of the trained weights, each of which is used once for each pixel of the output;
         * empty if there are none.
         *
         * @param in  channels of the input
         * @param out channels of the output
         */
        List<Integer> weights(int in, int out);

        /**
         * A convolution of each channel by itself, k/2 zeros of padding around it.
         *
         * @param kernel rows and columns k of the kernel: 3, 5 or 7
         */
        record Depthwise(int kernel) implements Part {

            public Depthwise {
                if (kernel < 3 || kernel > 7 || kernel % 2 == 0) {
                    throw new IllegalArgumentException(
                            "The kernel of a depthwise convolution must be 3, 5 or 7, not %d."
                                    .formatted(kernel));
                }
            }

            @Override
            public boolean mixesChannels() {
                return false;
            }

            @Override
            public List<Integer> weights(int in, int out) {
                return List.of(in, kernel, kernel);
            }
        }

        /**
         * The maximum of each channel over a window, of the pixels that lie in the image. Where
         * several are the largest, the first of them in row-major order is taken, and alone gets
         * the gradient.
         *
         * @param kernel rows and columns k of the window: 3
         */
        record MaxPool(int kernel) implements Part {

            public MaxPool {
                checkWindow(kernel);
            }

            @Override
            public boolean mixesChannels() {
                return false;
            }

            @Override
            public List<Integer> weights(int in, int out) {
                return List.of();
            }
        }

        /**
         * The mean of each channel over a window, of the pixels that lie in the image: at a border
         * it is the mean of fewer.
         *
         * @param kernel rows and columns k of the window: 3
         */
        record AveragePool(int kernel) implements Part {

            public AveragePool {
                checkWindow(kernel);
            }

            @Override
            public boolean mixesChannels() {
                return false;
            }

            @Override
            public List<Integer> weights(int in, int out) {
                return List.of();
            }
        }

        /**
         * A convolution of all channels, k/2 zeros of padding around it: with a kernel of 1 a
         * product for each pixel.
         *
         * @param kernel rows and columns k of the kernel: 1 or 3
         */
        record Dense(int kernel) implements Part {

            public Dense {
                if (kernel != 1 && kernel != 3) {
                    throw new IllegalArgumentException(
                            "The kernel of a node's dense convolution must be 1 or 3, not %d."
                                    .formatted(kernel));
                }
            }

            @Override
            public boolean mixesChannels() {
                return true;
            }

            @Override
            public List<Integer> weights(int in, int out) {
                return List.of(out, in, kernel, kernel);
            }
        }

        private static void checkWindow(int kernel) {
            if (kernel != 3) {
                throw new IllegalArgumentException(
                        "The window of a pool must have 3 rows and columns, not %d."
                                .formatted(kernel));
            }
        }
    }

    /**
     * Depthwise, then pointwise: the operation of the paper, and the default of the network file.
     */
    public static final NodeOperation SEPARABLE_3X3 = new NodeOperation("separable3x3",
            List.of(new Depthwise(3), new Dense(1)));

    /** The same with a larger kernel. */
    public static final NodeOperation SEPARABLE_5X5 = new NodeOperation("separable5x5",
            List.of(new Depthwise(5), new Dense(1)));

    /** A dense convolution. */
    public static final NodeOperation CONV_3X3 = new NodeOperation("conv3x3",
            List.of(new Dense(3)));

    /** The maximum of a window, then pointwise. */
    public static final NodeOperation MAX_POOL_3X3 = new NodeOperation("maxpool3x3",
            List.of(new MaxPool(3), new Dense(1)));

    /** The mean of a window, then pointwise. */
    public static final NodeOperation AVERAGE_POOL_3X3 = new NodeOperation("avgpool3x3",
            List.of(new AveragePool(3), new Dense(1)));

    /** All operations that a file or a search space can name. */
    public static final List<NodeOperation> ALL = List.of(SEPARABLE_3X3, SEPARABLE_5X5, CONV_3X3,
            MAX_POOL_3X3, AVERAGE_POOL_3X3);

    public NodeOperation {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.size() > 2
                || parts.stream().filter(Part::mixesChannels).count() != 1
                || !parts.getLast().mixesChannels()) {
            throw new IllegalArgumentException("""
                    An operation must be a dense convolution, or a filter of single channels and \
                    then one, not %s.""".formatted(parts));
        }
    }

    /**
     * The operation of this name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static NodeOperation of(String notation) {
        return ALL.stream().filter(operation -> operation.notation().equals(notation)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Unknown node operation '%s'; known are %s.".formatted(notation,
                                ALL.stream().map(NodeOperation::notation).toList())));
    }

    /**
     * The parts with their shapes, in order.
     *
     * @param in  shape of the input, [C, H, W]
     * @param out shape of the output, [C, H, W]
     */
    public List<ShapedPart> shaped(TensorShape in, TensorShape out, int stride) {
        List<ShapedPart> shaped = new ArrayList<>();
        TensorShape from = in;
        for (Part part : parts) {
            TensorShape to = part.mixesChannels()
                    ? out
                    : new TensorShape(from.channels(), out.height(), out.width());
            shaped.add(new ShapedPart(part, from, to, shaped.isEmpty() ? stride : 1));
            from = to;
        }
        return List.copyOf(shaped);
    }
}
