package io.evowire.core.network;

/**
 * A part of an operation where it stands in a network.
 *
 * @param part   what it is
 * @param in     shape of its input, [C, H, W]
 * @param out    shape of its output, [C, H, W]
 * @param stride rows and columns from one output to the next, at least 1
 */
public record ShapedPart(OperationPart part, TensorShape in, TensorShape out, int stride) {}
