package io.evowire.evaluate.onnx;

import io.evowire.core.network.Network;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.train.ModelBuilder;
import io.evowire.evaluate.train.ParameterBlock;
import io.evowire.evaluate.train.ParameterBlock.Group;
import io.evowire.evaluate.train.ParameterBlock.Kind;
import io.evowire.evaluate.train.ParameterLayout;
import io.evowire.evaluate.train.StockParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;

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

    /** A network and the DL4J model that was trained for it; the parameters are copied. */
    public static TrainedNetwork of(Network network, ComputationGraph model) {
        var layout = ParameterLayout.of(network);
        return new TrainedNetwork(network, layout,
                OneDnnModel.parameters(network, model)
                        .orElseGet(() -> new StockParameters(layout, model).read()));
    }

    /**
     * Reads a model that was saved in DL4J's format.
     *
     * @param network that the model was trained for
     */
    public static TrainedNetwork load(Path file, Network network) throws IOException {
        ComputationGraph model = ModelSerializer.restoreComputationGraph(file.toFile(), false);
        try {
            return of(network, model);
        } finally {
            ModelBuilder.release(model);
        }
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
