package io.evowire.core.cost;

import io.evowire.core.network.Network;
import io.evowire.core.network.Node;
import io.evowire.core.network.ShapedPart;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a network costs, exactly and before anything is allocated.
 *
 * @param parameters  trained numbers: convolution and dense weights, biases, scale and shift of
 *                    batch normalisation, edge weights. The running mean and variance are not
 *                    trained and not counted.
 * @param macs        multiply-adds of one inference of one image: convolutions, dense layer and
 *                    weighted sums (one per element and edge weight). A pool only compares or adds,
 *                    and counts as none. What the literature on these networks calls FLOPs. The
 *                    sums are 0.5 to 1 % of it; with them the means over seeds come closest to the
 *                    tables of Xie et al. 2019.
 * @param activations elements per image of the tensors that the backward pass reads, each counted
 *                    once: the input of every convolution, pool and dense layer (after ReLU), every
 *                    convolution's output before batch normalisation, every output that a weighted
 *                    sum reads (its product with the gradient is that of the edge's weight), and
 *                    the last ReLU's output. What implementations keep beyond that is not counted.
 * @param depth       nodes with a convolution or dense layer on the longest path from image to
 *                    logits
 * @param edges       edges of the graphs of all stages; null where they were not asked for, as in
 *                    all runs that neither bound nor minimise them
 */
public record Cost(long parameters, long macs, long activations, int depth,
        @Nullable Integer edges) {

    /** Where edges were not asked for. */
    public Cost(long parameters, long macs, long activations, int depth) {
        this(parameters, macs, activations, depth, null);
    }

    /** This cost with a number of edges. */
    public Cost withEdges(int newEdges) {
        return new Cost(parameters, macs, activations, depth, newEdges);
    }

    /**
     * The cost of a network.
     *
     * @throws IllegalArgumentException if it does not fit in 64 bits
     */
    public static Cost of(Network network) {
        try {
            return exact(network);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("""
                    The cost of a network for images of shape %s and %d classes does not fit in \
                    64 bits. Choose smaller images or widths.""".formatted(network.input(),
                    network.classes()),
                    e);
        }
    }

    private static Cost exact(Network network) {
        long parameters = 0;
        long macs = 0;
        long activations = 0;
        int[] depth = new int[network.nodes().size()];
        for (int i = 0; i < depth.length; i++) {
            Node node = network.nodes().get(i);
            parameters = Math.addExact(parameters, parameters(node));
            macs = Math.addExact(macs, macs(node));
            activations = Math.addExact(activations, activations(node));
            depth[i] = node.inputs().stream().mapToInt(j -> j == Node.IMAGE ? 0 : depth[j]).max()
                    .orElse(0) + (node instanceof Node.Mean ? 0 : 1);
        }
        return new Cost(parameters, macs, Math.addExact(activations, summands(network)),
                depth[depth.length - 1]);
    }

    static long parameters(Node node) {
        long in = node.in().channels();
        long out = node.out().channels();
        return switch (node) {
            case Node.Convolution conv -> Math
                    .addExact(Math.multiplyExact(in * out, conv.kernel() * conv.kernel()), 2 * out);
            case Node.Operator wired -> Math.addExact(wired.edgeWeights() + 2 * out,
                    sum(wired.parts(), Cost::weights));
            case Node.Mean mean -> 0;
            case Node.Classifier classifier -> in * out + out;
        };
    }

    static long macs(Node node) {
        return switch (node) {
            case Node.Convolution conv -> Math.multiplyExact(conv.out().elements(),
                    Math.multiplyExact(conv.in().channels(),
                            (long) conv.kernel() * conv.kernel()));
            case Node.Operator wired -> Math.addExact(
                    Math.multiplyExact(wired.edgeWeights(), wired.in().elements()),
                    sum(wired.parts(), part -> Math.multiplyExact(part.out().pixels(),
                            weights(part))));
            case Node.Mean mean -> 0;
            case Node.Classifier classifier -> (long) classifier.in().channels()
                    * classifier.classes();
        };
    }

    private static long activations(Node node) {
        return switch (node) {
            case Node.Convolution conv -> Math.addExact(conv.in().elements(),
                    conv.out().elements());
            case Node.Operator wired -> Math.addExact(
                    wired.in().elements(),
                    sum(wired.parts(), part -> part.out().elements()));
            case Node.Mean mean -> 0;
            case Node.Classifier classifier -> classifier.in().elements()
                    + classifier.in().channels();
        };
    }

    /** Trained numbers of a part, each of which is used once for each pixel of its output. */
    private static long weights(ShapedPart shaped) {
        List<Integer> shape = shaped.weights();
        return shape.isEmpty()
                ? 0
                : shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    private static long sum(List<ShapedPart> parts, ToLongFunction<ShapedPart> value) {
        return parts.stream().mapToLong(value).reduce(0, Math::addExact);
    }

    // However many sums read an output, it is kept once.
    private static long summands(Network network) {
        return network.nodes().stream()
                .flatMap(node -> node instanceof Node.Operator wired && wired.edgeWeights() > 0
                        ? wired.inputs().stream()
                        : Stream.empty())
                .distinct().mapToLong(i -> network.nodes().get(i).out().elements())
                .reduce(0, Math::addExact);
    }
}
