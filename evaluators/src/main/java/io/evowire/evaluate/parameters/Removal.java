package io.evowire.evaluate.parameters;

import io.evowire.core.network.Network;
import io.evowire.core.network.NetworkEdge.Source.Linked;
import io.evowire.core.network.NetworkEdge.Source.Within;
import io.evowire.core.network.NetworkEdge;
import io.evowire.core.network.Node;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterBlock.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A node or an edge of a stage that can be taken out of a network by its parameters alone. */
public sealed interface Removal {

    /** Edge weight whose sigmoid is 0, also in double precision. */
    float CUT = -1e30f;

    /** Index in {@link Network#nodes()} of the node whose parameters change. */
    int at();

    /**
     * A node: its batch normalisation gives zeros, and so do those of the units that bring it to
     * later stages, as its links go with it.
     *
     * @param stage index of the stage
     * @param node  index of the node in the stage
     * @param units indices in {@link Network#nodes()} of the units that read it for later stages
     */
    record OfNode(int at, int stage, int node, List<Integer> units) implements Removal {

        public OfNode {
            units = List.copyOf(units);
        }
    }

    /**
     * An edge: its weight is 0. An only edge has no weight; without it the node reads zeros, so its
     * convolution gives zeros, which it also does with weights of 0.
     *
     * @param stage     index of the stage of its second node
     * @param from      index of its first node in the stage, or in {@code fromStage}
     * @param to        index of its second node in the stage
     * @param input     index of the edge among the inputs of the second node
     * @param fromStage index of the stage of its first node, if that is an earlier one; else null
     */
    record OfEdge(int at, int stage, int from, int to, int input, @Nullable Integer fromStage)
            implements
                Removal {}

    /**
     * A node that is one of several outputs of its stage and leaves the stage's mean: it gives
     * zeros, and what reads the mean, which now is that of fewer, does so with weights that make up
     * for it. A ReLU before them lets a factor above 0 pass, and so does a pool.
     *
     * @param node    the node
     * @param outputs of its stage, at least 2
     * @param readers indices in {@link Network#nodes()} of what reads the mean
     */
    record OfOutput(OfNode node, int outputs, List<Integer> readers) implements Removal {

        public OfOutput {
            readers = List.copyOf(readers);
        }

        @Override
        public int at() {
            return node.at();
        }
    }

    /** A node as one that leaves the mean of its stage; empty if it is not one of several there. */
    static Optional<OfOutput> leaving(Network network, OfNode node) {
        return IntStream.range(0, network.nodes().size())
                .filter(mean -> network.nodes().get(mean) instanceof Node.Mean of
                        && of.inputs().size() > 1 && of.inputs().contains(node.at()))
                .mapToObj(mean -> new OfOutput(node,
                        network.nodes().get(mean).inputs().size(),
                        IntStream.range(mean, network.nodes().size()).filter(
                                reader -> network.nodes().get(reader).inputs().contains(mean))
                                .boxed().toList()))
                .findFirst();
    }

    /** Every node of the stages, in order. */
    static List<OfNode> nodes(Network network) {
        List<OfNode> all = new ArrayList<>();
        for (int at = 0; at < network.nodes().size(); at++) {
            if (network.nodes().get(at) instanceof Node.Wired wired) {
                int node = at;
                all.add(new OfNode(at, wired.stage(), wired.index(),
                        IntStream.range(at, network.nodes().size())
                                .filter(unit -> network.nodes().get(unit) instanceof Node.Reduce of
                                        && of.input() == node)
                                .boxed().toList()));
            }
        }
        return all;
    }

    /** Every edge between nodes, links included, in order of the nodes that they lead to. */
    static List<OfEdge> edges(Network network) {
        return network.edges().stream().map(edge -> of(network, edge)).toList();
    }

    /** The removal of an edge of a network. */
    static OfEdge of(Network network, NetworkEdge edge) {
        Node.Wired to = (Node.Wired) network.nodes().get(edge.reader());
        return switch (edge.source()) {
            case Within from -> new OfEdge(edge.reader(), to.stage(), from.index(), to.index(),
                    edge.input(), null);
            case Linked from -> new OfEdge(edge.reader(), to.stage(), from.index(), to.index(),
                    edge.input(), from.stage());
        };
    }

    /** Takes it out of parameters that {@code layout} lays out, which are changed. */
    default void apply(ParameterLayout layout, Map<Group, float[]> parameters) {
        List<ParameterBlock> blocks = layout.of(at());
        switch (this) {
            case OfNode node -> Stream
                    .concat(blocks.stream(),
                            node.units().stream().flatMap(unit -> layout.of(unit).stream()))
                    .filter(block -> block.kind() == Kind.SCALE || block.kind() == Kind.SHIFT)
                    .forEach(block -> fill(block, parameters));
            case OfOutput output -> {
                output.node().apply(layout, parameters);
                output.readers().forEach(reader -> layout.of(reader).stream()
                        .filter(block -> block.kind().group() == Group.WEIGHTS).findFirst()
                        .ifPresent(block -> scale(block, parameters,
                                (float) output.outputs() / (output.outputs() - 1))));
            }
            case OfEdge edge -> blocks.stream().filter(block -> block.kind() == Kind.EDGES)
                    .findFirst().ifPresentOrElse(
                            weights -> parameters.get(Kind.EDGES.group())[weights.offset()
                                    + edge.input()] = CUT,
                            () -> blocks.stream()
                                    .filter(block -> block.kind().group() == Group.WEIGHTS)
                                    .forEach(block -> fill(block, parameters)));
        }
    }

    private static void scale(ParameterBlock block, Map<Group, float[]> parameters,
            float factor) {
        float[] vector = parameters.get(block.kind().group());
        for (int i = block.offset(); i < block.offset() + block.length(); i++) {
            vector[i] *= factor;
        }
    }

    private static void fill(ParameterBlock block, Map<Group, float[]> parameters) {
        Arrays.fill(parameters.get(block.kind().group()), block.offset(),
                block.offset() + block.length(), 0);
    }
}
