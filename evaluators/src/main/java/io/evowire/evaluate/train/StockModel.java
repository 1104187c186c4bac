package io.evowire.evaluate.train;

import io.evowire.core.network.Network;
import io.evowire.core.network.NetworkEdge;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.backend.Backend;
import io.evowire.evaluate.parameters.InitialWeights;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterLayout;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Models of stock DL4J layers: the portable path and the reference for faster ones.
 *
 * @param type of parameters and activations; {@code DOUBLE} is for checking gradients
 */
record StockModel(DataType type) implements ModelBuilder {

    StockModel() {
        this(DataType.FLOAT);
    }

    @Override
    public String kernels() {
        return STOCK;
    }

    @Override
    public void requireSupported(TrainingRecipe recipe) {
        if (recipe.precision() != Precision.FLOAT32) {
            throw new IllegalArgumentException(
                    "Stock DL4J layers have no precision %s. Use float32."
                            .formatted(recipe.precision().name().toLowerCase(Locale.ROOT)));
        }
    }

    @Override
    public ComputationGraph build(Network network, TrainingRecipe recipe, int steps) {
        requireSupported(recipe);
        Backend.giveThreadsToKernels();
        var model = new ComputationGraph(
                StockGraph.of(network, recipe, UpdateRule.of(recipe, steps, type)));
        model.init();
        var layout = ParameterLayout.of(network);
        new StockParameters(layout, model).write(InitialWeights.draw(layout, recipe.seed()));
        return model;
    }

    @Override
    public Map<Group, float[]> read(Network network, ComputationGraph model, Beside beside) {
        return new StockParameters(ParameterLayout.of(network), model).read(beside);
    }

    @Override
    public void write(Map<Group, float[]> vectors, Network network, ComputationGraph model,
            Beside beside) {
        new StockParameters(ParameterLayout.of(network), model).write(vectors, beside);
    }

    @Override
    public void without(Optional<NetworkEdge> edge, ComputationGraph model) {
        for (GraphVertex vertex : model.getVertices()) {
            if (vertex instanceof WeightedSumVertex sum) {
                sum.without(edge.filter(
                        of -> StockGraph.sum(of.reader()).equals(vertex.getVertexName()))
                        .map(NetworkEdge::input).orElse(WeightedSumVertex.ALL));
            }
        }
    }
}
