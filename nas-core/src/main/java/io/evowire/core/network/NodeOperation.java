package io.evowire.core.network;

import java.util.List;

/** The convolution that a node of a stage applies after its weighted sum and ReLU. */
public sealed interface NodeOperation permits SeparableConvolution {

    /** The operation of the paper and the default of the network file. */
    NodeOperation SEPARABLE_3X3 = new SeparableConvolution(3);

    /** All operations that a file or a search space can name. */
    List<NodeOperation> ALL = List.of(SEPARABLE_3X3, new SeparableConvolution(5));

    /** Name in files, such as {@code separable3x3}. */
    String notation();

    /** Number of weights between this many input and output channels. */
    long weights(int inChannels, int outChannels);

    /**
     * Multiply-adds that map one feature map to another.
     *
     * @throws ArithmeticException if they do not fit in 64 bits
     */
    long macs(TensorShape in, TensorShape out);

    /**
     * Elements per image that backward reads of what lies between its input and its output.
     *
     * @throws ArithmeticException if they do not fit in 64 bits
     */
    long activations(TensorShape in, TensorShape out);

    /**
     * The operation of this name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    static NodeOperation of(String notation) {
        return ALL.stream().filter(operation -> operation.notation().equals(notation)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Unknown node operation '%s'; known are %s.".formatted(notation,
                                ALL.stream().map(NodeOperation::notation).toList())));
    }
}
