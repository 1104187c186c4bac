package io.evowire.evaluate.onnx;

import io.evowire.core.network.Network;
import io.evowire.evaluate.parameters.ParameterBlock;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterBlock.Kind;
import io.evowire.evaluate.parameters.ParameterLayout;
import java.util.Arrays;
import java.util.Map;

/** A network with its trained parameters, whatever trained it. */
public final class TrainedNetwork {

    private final Network network;
    private final ParameterLayout layout;
    private final Map<Group, float[]> vectors;

    private TrainedNetwork(Network network, ParameterLayout layout, Map<Group, float[]> vectors) {
        this.network = network;
        this.layout = layout;
        this.vectors = vectors;
    }

    /** A network and its parameters, as {@link ParameterLayout} lays them out. */
    public static TrainedNetwork of(Network network, Map<Group, float[]> parameters) {
        return new TrainedNetwork(network, ParameterLayout.of(network), parameters);
    }

    /** Its architecture and shapes. */
    public Network network() {
        return network;
    }

    /** A copy of a node's parameters, row-major as {@link Kind} names the dimensions. */
    float[] parameters(int node, Kind kind) {
        ParameterBlock block = layout.of(node).stream().filter(b -> b.kind() == kind).findAny()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Node %d has no %s.".formatted(node, kind)));
        return Arrays.copyOfRange(vectors.get(kind.group()), block.offset(),
                block.offset() + block.length());
    }
}
