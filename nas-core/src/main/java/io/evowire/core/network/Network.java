package io.evowire.core.network;

import io.evowire.core.network.NetworkEdge.Source.Linked;
import io.evowire.core.network.NetworkEdge.Source.Within;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
            if (source != Node.IMAGE) {
                switch (nodes.get(source)) {
                    case Node.Wired from -> edges.add(
                            new NetworkEdge(reader, input, new Within(source, from.index())));
                    case Node.Reduce from -> edges.add(new NetworkEdge(reader, input,
                            new Linked(from.input(), from.fromStage(), from.from())));
                    case Node.Convolution conv -> {
                    }
                    case Node.Mean mean -> {
                    }
                    case Node.Classifier classifier -> {
                    }
                }
            }
        }
    }

    private static final class Builder {

        private final List<Node> nodes = new ArrayList<>();
        /** Index of the first node of each stage, its reduce units apart. */
        private final List<Integer> firsts = new ArrayList<>();
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
                stage(i, architecture);
            }
            int headChannels = architecture.head().channels();
            add(new Node.Convolution(last, shape, shape.convolved(headChannels, 1), 1, 1, true));
            add(new Node.Classifier(last, shape, classes));
            return nodes;
        }

        private void stage(int index, Architecture architecture) {
            Stage stage = architecture.stages().get(index);
            int input = last;
            TensorShape inShape = shape;
            TensorShape inner = shape.convolved(stage.channels(), stage.stride());
            Map<Integer, List<Integer>> linked = reduced(index, architecture, inner);
            int first = nodes.size();
            firsts.add(first);
            for (int v = 0; v < stage.wiring().nodes(); v++) {
                var predecessors = stage.wiring().predecessors(v);
                boolean source = predecessors.isEmpty();
                add(new Node.Wired(
                        source
                                ? List.of(input)
                                : Stream.concat(linked.getOrDefault(v, List.of()).stream(),
                                        predecessors.stream().map(u -> first + u)).toList(),
                        source ? inShape : inner, inner, index, v, source ? stage.stride() : 1,
                        stage.operation()));
            }
            add(new Node.Mean(stage.wiring().sinks().stream().map(v -> first + v).toList(), inner,
                    index));
        }

        // One unit for each node that this stage is linked with; returns for each node of the stage
        // what it reads of them.
        private Map<Integer, List<Integer>> reduced(int index, Architecture architecture,
                TensorShape inner) {
            Map<Integer, Integer> units = new HashMap<>();
            Map<Integer, List<Integer>> linked = new HashMap<>();
            for (Link link : architecture.links()) {
                if (link.toStage() == index) {
                    int from = firsts.get(link.fromStage()) + link.from();
                    int stride = 1;
                    for (int i = link.fromStage() + 1; i <= index; i++) {
                        stride *= architecture.stages().get(i).stride();
                    }
                    if (!units.containsKey(from)) {
                        units.put(from, nodes.size());
                        add(new Node.Reduce(from, nodes.get(from).out(), inner, link.fromStage(),
                                link.from(), index, stride,
                                architecture.stages().get(index).operation()));
                    }
                    linked.computeIfAbsent(link.to(), to -> new ArrayList<>())
                            .add(units.get(from));
                }
            }
            linked.values().forEach(Collections::sort);
            return linked;
        }

        private void add(Node node) {
            last = nodes.size();
            nodes.add(node);
            shape = node.out();
        }
    }
}
