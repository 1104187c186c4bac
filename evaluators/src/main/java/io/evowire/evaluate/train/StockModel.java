package io.evowire.evaluate.train;

import io.evowire.core.network.Network;
import io.evowire.evaluate.TrainingRecipe;
import org.deeplearning4j.nn.graph.ComputationGraph;
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
        return "stock";
    }

    @Override
    public ComputationGraph build(Network network, TrainingRecipe recipe, int steps) {
        var model = new ComputationGraph(
                StockGraph.of(network, UpdateRule.of(recipe, steps, type)));
        model.init();
        var layout = ParameterLayout.of(network);
        new StockParameters(layout, model).write(InitialWeights.draw(layout, recipe.seed()));
        return model;
    }
}
