package io.evowire.evaluate.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.Network;
import io.evowire.core.network.Node;
import io.evowire.evaluate.EdgeWeight;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.train.ParameterBlock.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EdgeWeightsTest {

    private static final Network NETWORK = SmallNetworks.any(1);
    private static final TrainingRecipe RECIPE = LeftOrRight.recipe(1, 5, 0.05);

    @TempDir
    private Path folder;

    static List<ModelBuilder> builders() {
        return List.of(ModelBuilder.stock(), OneDnnModel.orStock());
    }

    @ParameterizedTest
    @MethodSource("builders")
    void everyEdgeIntoANodeOfSeveralInputsHasItsWeight(ModelBuilder builder) {
        ComputationGraph model = builder.build(NETWORK, RECIPE, 1);
        var parameters = builder.read(NETWORK, model);
        List<ParameterBlock> blocks = ParameterLayout.of(NETWORK).blocks().stream()
                .filter(block -> block.kind() == Kind.EDGES).toList();
        float[] scalars = parameters.get(Kind.EDGES.group());
        scalars[blocks.getLast().offset() + 1] = 1.5f;
        List<EdgeWeight> weights = EdgeWeights.of(NETWORK, parameters);
        assertTrue(weights.size() > 1);
        assertEquals(blocks.stream().mapToInt(ParameterBlock::length).sum(), weights.size());
        var last = (Node.Wired) NETWORK.nodes().get(blocks.getLast().node());
        var from = (Node.Wired) NETWORK.nodes().get(last.inputs().get(1));
        assertEquals(List.of(0.81757), weights.stream()
                .filter(edge -> edge.stage() == last.stage() && edge.to() == last.index()
                        && edge.from() == from.index())
                .map(edge -> Math.round(edge.weight() * 1e5) / 1e5).toList());
        for (EdgeWeight edge : weights) {
            assertTrue(NETWORK.architecture().stages().get(edge.stage()).wiring()
                    .predecessors(edge.to()).contains(edge.from()), edge.toString());
        }
        ModelBuilder.release(model);
    }

    @Test
    void theTableInAModelIsReadAndTheModelLoadsAsBefore() throws IOException {
        Path file = folder.resolve("model.zip");
        ComputationGraph model = ModelBuilder.stock().build(NETWORK, RECIPE, 1);
        List<EdgeWeight> weights = List.of(new EdgeWeight(0, 1, 4, 0.25),
                new EdgeWeight(1, 0, 2, 0.5));
        ModelFile.write(model, file, weights);
        assertEquals(weights, EdgeWeights.read(file));
        ComputationGraph loaded = ModelSerializer.restoreComputationGraph(file.toFile(), true);
        assertArrayEquals(model.params().toFloatVector(), loaded.params().toFloatVector());
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
        ModelBuilder.release(model);
        ModelBuilder.release(loaded);
    }

    @Test
    void aModelSavedByOthersHasNoTable() throws IOException {
        Path file = folder.resolve("model.zip");
        ComputationGraph model = ModelBuilder.stock().build(NETWORK, RECIPE, 1);
        ModelSerializer.writeModel(model, file.toFile(), false);
        assertEquals(List.of(), EdgeWeights.read(file));
        ModelBuilder.release(model);
    }

    @Test
    void whatIsNoModelIsAnError() throws IOException {
        Path file = Files.writeString(folder.resolve("model.zip"), "no model");
        assertThrows(IOException.class, () -> EdgeWeights.read(file));
        assertThrows(IOException.class, () -> EdgeWeights.read(folder.resolve("none.zip")));
    }
}
