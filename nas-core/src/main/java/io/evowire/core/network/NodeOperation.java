package io.evowire.core.network;

import io.evowire.core.network.OperationPart.Dense;
import io.evowire.core.network.OperationPart.Depthwise;
import java.util.ArrayList;
import java.util.List;

/**
 * What a node of a stage applies after its weighted sum and ReLU, and before batch normalisation.
 *
 * @param notation name in files, such as {@code separable3x3}
 * @param parts    its layers in the order in which they are applied: a filter of single channels, or
 *                 none, then a dense convolution, which alone changes the number of channels; the
 *                 first has the node's stride
 */
public record NodeOperation(String notation, List<OperationPart> parts) {

    /** Depthwise, then pointwise: the operation of the paper, and the default of the network file. */
    public static final NodeOperation SEPARABLE_3X3 = new NodeOperation("separable3x3",
            List.of(new Depthwise(3), new Dense(1)));

    /** The same with a larger kernel. */
    public static final NodeOperation SEPARABLE_5X5 = new NodeOperation("separable5x5",
            List.of(new Depthwise(5), new Dense(1)));

    /** All operations that a file or a search space can name. */
    public static final List<NodeOperation> ALL = List.of(SEPARABLE_3X3, SEPARABLE_5X5);

    public NodeOperation {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.size() > 2
                || parts.stream().filter(Dense.class::isInstance).count() != 1
                || !(parts.getLast() instanceof Dense)) {
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
        for (OperationPart part : parts) {
            TensorShape to = switch (part) {
                case Depthwise depthwise -> new TensorShape(from.channels(), out.height(),
                        out.width());
                case Dense dense -> out;
            };
            shaped.add(new ShapedPart(part, from, to, shaped.isEmpty() ? stride : 1));
            from = to;
        }
        return List.copyOf(shaped);
    }
}
