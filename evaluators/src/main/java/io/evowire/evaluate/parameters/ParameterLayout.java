package io.evowire.evaluate.parameters;

import io.evowire.core.network.Network;
import io.evowire.core.network.Node;
import io.evowire.core.network.ShapedPart;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterBlock.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where every parameter of a network lies: three flat vectors (weights, scalars, statistics), node
 * after node. The same whatever trains the network, so that parameters can be carried over.
 *
 * @param blocks  all blocks, in the order of the nodes
 * @param lengths number of elements of each group's vector
 */
public record ParameterLayout(List<ParameterBlock> blocks, Map<Group, Integer> lengths) {

    /** What batch normalisation adds to a variance before it divides by the root. */
    public static final double EPSILON = 1e-5;

    public ParameterLayout {
        blocks = List.copyOf(blocks);
        lengths = Map.copyOf(lengths);
    }

    /** The layout of this network's parameters, the classifier's included. */
    public static ParameterLayout of(Network network) {
        var builder = new Builder();
        for (int i = 0; i < network.nodes().size(); i++) {
            builder.node(i, network.nodes().get(i));
        }
        return new ParameterLayout(builder.blocks, builder.lengths);
    }

    /** The blocks of one node. */
    public List<ParameterBlock> of(int node) {
        return blocks.stream().filter(block -> block.node() == node).toList();
    }

    /** Number of trained parameters, equal to the cost's. */
    public long trained() {
        return lengths.get(Group.WEIGHTS) + lengths.get(Group.SCALARS);
    }

    private static final class Builder {

        private final List<ParameterBlock> blocks = new ArrayList<>();
        private final Map<Group, Integer> lengths = new EnumMap<>(Group.class);

        Builder() {
            for (Group group : Group.values()) {
                lengths.put(group, 0);
            }
        }

        void node(int index, Node node) {
            int in = node.in().channels();
            int out = node.out().channels();
            switch (node) {
                case Node.Convolution conv -> {
                    add(index, Kind.KERNEL, out, in, conv.kernel(), conv.kernel());
                    normalisation(index, out);
                }
                case Node.Operator operator -> {
                    if (operator.edgeWeights() > 0) {
                        add(index, Kind.EDGES, operator.edgeWeights());
                    }
                    operator.parts().forEach(part -> part(index, part));
                    normalisation(index, out);
                }
                case Node.Mean mean -> {
                }
                case Node.Classifier classifier -> {
                    add(index, Kind.DENSE, in, out);
                    add(index, Kind.BIAS, out);
                }
            }
        }

        private void part(int index, ShapedPart shaped) {
            List<Integer> shape = shaped.weights();
            if (!shape.isEmpty()) {
                add(index, shaped.part().mixesChannels() ? Kind.POINTWISE : Kind.DEPTHWISE,
                        shape.toArray(Integer[]::new));
            }
        }

        private void normalisation(int index, int channels) {
            for (Kind kind : List.of(Kind.SCALE, Kind.SHIFT, Kind.MEAN, Kind.VARIANCE)) {
                add(index, kind, channels);
            }
        }

        private void add(int index, Kind kind, Integer... shape) {
            var block = new ParameterBlock(index, kind, List.of(shape), lengths.get(kind.group()));
            blocks.add(block);
            lengths.merge(kind.group(), block.length(), Math::addExact);
        }
    }
}
