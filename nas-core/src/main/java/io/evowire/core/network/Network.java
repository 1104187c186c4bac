package io.evowire.core.network;

import io.evowire.core.network.NetworkEdge.Source.Linked;
import io.evowire.core.network.NetworkEdge.Source.Within;
import java.util.ArrayList;
import java.util.List;

/**
 * An architecture for images of one shape: a flat list of nodes in topological order with every
 * shape resolved. The last node is the classifier.
 *
 * @param architecture what this network was resolved from
 * @param input        shape of an image, [C, H, W]
 * @param classes      number of classes, at least 2
 * @param nodes        each reads only the image and nodes before it
 */
public record Network(Architecture architecture, TensorShape input, int classes,
        List<Node> nodes) {

    public Network {
        nodes = List.copyOf(nodes);
        for (int i = 0; i < nodes.size(); i++) {
            int index = i;
            if (nodes.get(i).inputs().stream().anyMatch(j -> j >= index)) {
                throw new IllegalArgumentException(
                        "Node %d must read only nodes before it, but reads %s.".formatted(i,
                                nodes.get(i).inputs()));
            }
        }
        if (nodes.isEmpty() || !(nodes.getLast() instanceof Node.Classifier)) {
            throw new IllegalArgumentException("The last node of a network must be a classifier.");
        }
    }

    /** Resolves the shapes of an architecture. */
    public static Network of(Architecture architecture, TensorShape input, int classes) {
        if (classes < 2) {
            throw new IllegalArgumentException(
                    "A network needs at least 2 classes, not %d.".formatted(classes));
        }
        return new Network(architecture, input, classes,
                new Builder(input).build(architecture, classes));
    }

    /** The classifier, which is the last node. */
    public Node.Classifier classifier() {
        return (Node.Classifier) nodes.getLast();
    }

    /**
     * All edges between nodes of the stages, by reader and input: the one list for whatever looks
     * at single edges.
     */
    public List<NetworkEdge> edges() {
        List<NetworkEdge> edges = new ArrayList<>();
        for (int reader = 0; reader < nodes.size(); reader++) {
            if (nodes.get(reader) instanceof Node.Wired wired) {
                addEdges(reader, wired, edges);
            }
        }
        return List.copyOf(edges);
    }

    private void addEdges(int reader, Node.Wired wired, List<NetworkEdge> edges) {
        for (int input = 0; input < wired.inputs().size(); input++) {
            int source = wired.inputs().get(input);
            // A stage's input is a mean or a convolution.
            if (source != Node.IMAGE && nodes.get(source) instanceof Node.Wired from) {
                edges.add(new NetworkEdge(reader, input, from.stage() == wired.stage()
                        ? new Within(source, from.index())
                        : new Linked(source, from.stage(), from.index())));
            }
        }
    }

    private static final class Builder {

        private final List<Node> nodes = new ArrayList<>();
        private int last = Node.IMAGE;
        private TensorShape shape;

        Builder(TensorShape input) {
            shape = input;
        }

        List<Node> build(Architecture architecture, int classes) {
            for (StemConvolution conv : architecture.stem()) {
                add(new Node.Convolution(last, shape,
                        shape.convolved(conv.channels(), conv.stride()), 3, conv.stride(),
                        !nodes.isEmpty()));
            }
            for (int i = 0; i < architecture.stages().size(); i++) {
                stage(i, architecture.stages().get(i));
            }
            int headChannels = architecture.head().channels();
            add(new Node.Convolution(last, shape, shape.convolved(headChannels, 1), 1, 1, true));
            add(new Node.Classifier(last, shape, classes));
            return nodes;
        }

        private void stage(int index, Stage stage) {
            int input = last;
            int first = nodes.size();
            TensorShape inShape = shape;
            TensorShape inner = shape.convolved(stage.channels(), stage.stride());
            for (int v = 0; v < stage.wiring().nodes(); v++) {
                var predecessors = stage.wiring().predecessors(v);
                boolean source = predecessors.isEmpty();
                add(new Node.Wired(
                        source
                                ? List.of(input)
                                : predecessors.stream().map(u -> first + u).toList(),
                        source ? inShape : inner, inner, index, v, source ? stage.stride() : 1,
                        stage.operation()));
            }
            add(new Node.Mean(stage.wiring().sinks().stream().map(v -> first + v).toList(), inner,
                    index));
        }

        private void add(Node node) {
            last = nodes.size();
            nodes.add(node);
            shape = node.out();
        }
    }
}
