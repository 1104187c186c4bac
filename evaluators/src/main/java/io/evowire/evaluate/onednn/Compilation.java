package io.evowire.evaluate.onednn;

import io.evowire.core.network.Network;
import io.evowire.core.network.Node;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.onednn.PlanMemory.Block;
import io.evowire.evaluate.onednn.kernel.BlockedShape;
import io.evowire.evaluate.onednn.primitive.Bindings;
import io.evowire.evaluate.onednn.primitive.NativeThread;
import io.evowire.evaluate.parameters.ParameterLayout;
import java.util.List;

/**
 * What the steps of a plan share while it is compiled. Time runs from 0 to 2S - 1 over S steps:
 * forward of step i at i, backward at 2S - 1 - i.
 */
final class Compilation {

    private final Network network;
    private final ParameterLayout layout;
    private final int images;
    private final boolean training;
    private final Precision precision;
    private final PlanMemory memory;
    private final List<NativeThread> threads;
    private final Bindings bindings = new Bindings();

    /** @param images of a batch in training, that one thread works on at a time in inference */
    Compilation(Network network, int images, boolean training, Precision precision,
            PlanMemory memory, List<NativeThread> threads) {
        this.network = network;
        this.images = images;
        this.training = training;
        this.precision = precision;
        this.memory = memory;
        this.threads = threads;
        layout = ParameterLayout.of(network);
    }

    int images() {
        return images;
    }

    /** Most images that a thread works on. */
    int imagesPerThread() {
        return training ? Math.ceilDiv(images, threads.size()) : images;
    }

    boolean training() {
        return training;
    }

    Precision precision() {
        return precision;
    }

    PlanMemory memory() {
        return memory;
    }

    Bindings bindings() {
        return bindings;
    }

    int threads() {
        return threads.size();
    }

    NativeThread thread(int index) {
        return threads.get(index);
    }

    NodeParameters parameters(int node) {
        return new NodeParameters(layout.of(node), bindings);
    }

    /** How many nodes read this one. */
    int readers(int node) {
        return Math.toIntExact(
                network.nodes().stream().filter(other -> other.inputs().contains(node)).count());
    }

    /** The feature that a node writes, kept as long as anything reads it. */
    Feature feature(int node, boolean normalised) {
        var shape = BlockedShape.of(network.nodes().get(node).out());
        int last = lastReader(node);
        if (training) {
            // The backward of batch normalisation reads the node's own output once more.
            last = backward(normalised ? node : firstReader(node));
        }
        return new Feature(shape, memory.during(images * shape.image(), node, last), normalised);
    }

    /** Memory for the gradient of the sum that a node reads, kept for the nodes that it reads. */
    Block gradient(int node) {
        Node reader = network.nodes().get(node);
        long bytes = training ? images * BlockedShape.of(reader.in()).image() : 0;
        return memory.during(bytes, backward(node), backward(reader.inputs().getFirst()));
    }

    private int backward(int node) {
        return 2 * network.nodes().size() - 1 - node;
    }

    private int firstReader(int node) {
        int reader = node + 1;
        while (!network.nodes().get(reader).inputs().contains(node)) {
            reader++;
        }
        return reader;
    }

    private int lastReader(int node) {
        int reader = network.nodes().size() - 1;
        while (!network.nodes().get(reader).inputs().contains(node)) {
            reader--;
        }
        return reader;
    }
}
