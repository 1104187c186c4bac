package io.evowire.evaluate.parameters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.Network;
import io.evowire.core.network.Node;
import io.evowire.evaluate.EdgeWeight;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.parameters.ParameterBlock.Kind;
import io.evowire.evaluate.train.LeftOrRight;
import io.evowire.evaluate.train.ModelBuilder;
import io.evowire.evaluate.train.SmallNetworks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("numeric")
class EdgeWeightsTest {

    private static final Network NETWORK = SmallNetworks.any(1);
    private static final TrainingRecipe RECIPE = LeftOrRight.recipe(1, 5, 0.05);

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
    void theTableInAModelOfAnOlderRunIsRead() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("configuration.json", "edges.csv")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("stage,from,to,weight\n0,1,4,0.25\n1,0,2,0.5\n"
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        assertEquals(List.of(new EdgeWeight(0, 1, 4, 0.25), new EdgeWeight(1, 0, 2, 0.5)),
                EdgeWeights.ofDl4j(bytes.toByteArray()));
    }

    @Test
    void aModelSavedByOthersHasNoTable() throws IOException {
        ComputationGraph model = ModelBuilder.stock().build(NETWORK, RECIPE, 1);
        var bytes = new ByteArrayOutputStream();
        ModelSerializer.writeModel(model, bytes, false);
        assertEquals(List.of(), EdgeWeights.ofDl4j(bytes.toByteArray()));
        ModelBuilder.release(model);
    }
}
