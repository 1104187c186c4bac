package io.evowire.evaluate.gpu.plan;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The ints of a task: what one node of one network is, and where its numbers lie. Kernels know them
 * as {@code T_} and the name.
 */
enum TaskField {
    // Shapes: of the sum, of what the dense convolution reads, of what it gives.
    IN, HEIGHT, WIDTH, INNER_HEIGHT, INNER_WIDTH, OUT, OUT_HEIGHT, OUT_WIDTH, IMAGES,
    // Sizes of kernels, 0 where there is none.
    FILTER, FILTER_STRIDE, DENSE, DENSE_STRIDE,
    // Numbers of inputs and readers, and where their records begin in the tables.
    EDGES, EDGE, READERS, READER,
    // Pixels that a part of a sum covers.
    PART_PIXELS, WEIGHT_PART,
    // Parameters, and how far from them their gradients are.
    FILTER_WEIGHTS, DENSE_WEIGHTS, EDGE_WEIGHTS, SCALE, SHIFT, MEAN, VARIANCE, BIAS, GRADIENTS,
    // Maps.
    SUM, INNER, OUTPUT, GRADIENT, INNER_GRADIENT, OUTPUT_GRADIENT,
    // Vectors.
    STRENGTHS, COEFFICIENTS, AFFINE, STATISTICS, SLOPES, SUMS, DOTS,
    // Partial results.
    MOMENTS, PARTS, WEIGHT_PARTS,
    // Of the classifier.
    LOGITS, PROBABILITIES, TARGETS, LOGIT_GRADIENTS, LOSSES,
    // Of the update, whose DENSE_WEIGHTS are all parameters: first those that decay, then the other
    // trained ones, then running statistics.
    HYPER, VELOCITIES, FLAGS, RESULT, DECAYED, TRAINED, PARAMETERS;

    /** Number of ints in a task. */
    static final int COUNT = values().length;

    /** The names as kernels have them. */
    static String header() {
        return Arrays.stream(values())
                .map(field -> "#define T_%s %d%n".formatted(field, field.ordinal()))
                .collect(Collectors.joining());
    }
}
