package io.evowire.evaluate.gpu.plan;

import io.evowire.core.network.Network;
import io.evowire.core.network.Node;
import io.evowire.evaluate.parameters.ParameterBlock;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterBlock.Kind;
import io.evowire.evaluate.parameters.ParameterLayout;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What of a network stays in a device's memory from step to step: its parameters, each block at the
 * beginning of a unit and group after group, with gradients and velocities in the same order; and
 * the vectors that do not depend on the number of images.
 */
public final class NetworkMemory {

    /** Where a node's vectors lie. */
    record Vectors(int strengths, int coefficients, int affine, int statistics, int slopes,
            int sums, int dots) {}

    private record Key(int node, Kind kind) {}

    private final Network network;
    private final ParameterLayout layout;
    private final Map<Key, Integer> blocks = new HashMap<>();
    private final Map<Group, Integer> ends = new EnumMap<>(Group.class);
    private final int parameters;
    private final int gradients;
    private final int velocities;
    private final int hyper;
    private final int result;
    private final List<Vectors> vectors;

    NetworkMemory(Network network, MemoryPlan memory) {
        this.network = network;
        layout = ParameterLayout.of(network);
        int length = place();
        int trained = ends.get(Group.SCALARS);
        parameters = memory.take(length);
        gradients = memory.take(trained);
        velocities = memory.take(trained);
        hyper = memory.take(MemoryPlan.UNIT);
        result = memory.take(MemoryPlan.UNIT);
        vectors = network.nodes().stream().map(node -> vectors(node, memory)).toList();
    }

    /** Gives each block its place among the parameters; returns their number, gaps included. */
    private int place() {
        int end = 0;
        for (Group group : Group.values()) { // in the order of their treatment
            for (ParameterBlock block : layout.blocks()) {
                if (block.kind().group() == group) {
                    blocks.put(new Key(block.node(), block.kind()), end);
                    end = Math.addExact(end,
                            Math.ceilDiv(block.length(), MemoryPlan.UNIT) * MemoryPlan.UNIT);
                }
            }
            ends.put(group, end);
        }
        return end;
    }

    private static Vectors vectors(Node node, MemoryPlan memory) {
        int edges = node.inputs().contains(Node.IMAGE) ? 0 : node.inputs().size();
        long in = node.in().channels();
        long out = node.out().channels();
        return new Vectors(memory.take(edges), memory.take(in * (edges + 1)),
                memory.take(2 * out), memory.take(3 * out), memory.take(2 * out),
                memory.take(in), memory.take(in * edges));
    }

    Network network() {
        return network;
    }

    /** Where a block is; 0 if there is none. */
    int block(int node, Kind kind) {
        Integer at = blocks.get(new Key(node, kind));
        return at == null ? 0 : parameters + at / MemoryPlan.UNIT;
    }

    Vectors vectors(int node) {
        return vectors.get(node);
    }

    /** Where all parameters begin. */
    public int parameters() {
        return parameters;
    }

    /** From a trained parameter to its gradient. */
    int toGradients() {
        return gradients - parameters;
    }

    /** Where gradients begin. */
    public int gradients() {
        return gradients;
    }

    /** Where velocities begin. */
    public int velocities() {
        return velocities;
    }

    /** Where learning rate, momentum and weight decay lie. */
    public int hyper() {
        return hyper;
    }

    /** Where the mean loss lies and, after it, what is above 0 if a parameter is not finite. */
    public int result() {
        return result;
    }

    /** Number of parameters up to the end of a group, gaps included. */
    public int end(Group group) {
        return ends.get(group);
    }

    /** Vectors as they lie on the device, the gaps 0; groups that are not given are 0, too. */
    public float[] pack(Map<Group, float[]> groups, Group last) {
        float[] packed = new float[end(last)];
        for (ParameterBlock block : layout.blocks()) {
            float[] vector = groups.get(block.kind().group());
            if (vector != null) {
                System.arraycopy(vector, block.offset(), packed,
                        blocks.get(new Key(block.node(), block.kind())), block.length());
            }
        }
        return packed;
    }

    /** The inverse of {@link #pack}, for groups up to the last. */
    public Map<Group, float[]> unpack(float[] packed, Group last) {
        Map<Group, float[]> groups = new EnumMap<>(Group.class);
        for (ParameterBlock block : layout.blocks()) {
            Group group = block.kind().group();
            if (group.compareTo(last) <= 0) {
                System.arraycopy(packed, blocks.get(new Key(block.node(), block.kind())),
                        groups.computeIfAbsent(group, g -> new float[layout.lengths().get(g)]),
                        block.offset(), block.length());
            }
        }
        return groups;
    }

    /** What lies in vectors that no kernel writes: place and content. */
    public Map<Integer, float[]> constants() {
        Map<Integer, float[]> constants = new HashMap<>();
        for (int i = 0; i < network.nodes().size(); i++) {
            Vectors of = vectors.get(i);
            switch (network.nodes().get(i)) {
                case Node.Mean mean -> {
                    int edges = mean.inputs().size();
                    constants.put(of.strengths(), repeated(edges, 1f / edges));
                    constants.put(of.affine(), repeated(mean.out().channels(), 1, 0));
                    constants.put(of.statistics(), repeated(mean.out().channels(), 0, 1, 0));
                }
                case Node.Operator operator -> {
                    if (operator.edgeWeights() == 0) {
                        constants.put(of.strengths(), repeated(1, 1));
                    }
                }
                case Node.Convolution conv -> {
                    if (conv.input() != Node.IMAGE) {
                        constants.put(of.strengths(), repeated(1, 1));
                    }
                }
                case Node.Classifier ignored -> constants.put(of.strengths(), repeated(1, 1));
            }
        }
        return constants;
    }

    private static float[] repeated(int times, float... values) {
        float[] all = new float[times * values.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = values[i % values.length];
        }
        return all;
    }
}
