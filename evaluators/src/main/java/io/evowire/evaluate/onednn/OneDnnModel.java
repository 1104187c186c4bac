package io.evowire.evaluate.onednn;

import io.evowire.core.network.Network;
import io.evowire.core.network.NetworkEdge;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.onednn.primitive.OneDnn;
import io.evowire.evaluate.parameters.InitialWeights;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterLayout;
import io.evowire.evaluate.train.ClassifierLayer;
import io.evowire.evaluate.train.ModelBuilder;
import io.evowire.evaluate.train.UpdateRule;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;

/** Models of two DL4J layers: the {@link WiredBody} on the kernels here, and the classifier. */
public record OneDnnModel() implements ModelBuilder {

    private static final String IMAGE = "image";
    static final String BODY = "body";
    static final String OUTPUT = "output";

    /** Models on the kernels here, or of stock layers where these do not run. */
    public static ModelBuilder orStock() {
        return OneDnn.unavailable().isEmpty() ? new OneDnnModel() : ModelBuilder.stock();
    }

    @Override
    public String kernels() {
        return "onednn";
    }

    @Override
    public void requireSupported(TrainingRecipe recipe) {
        if (recipe.precision() == Precision.BFLOAT16) {
            OneDnn.bfloat16Refusal().ifPresent(refusal -> {
                throw new IllegalArgumentException(refusal);
            });
        }
    }

    @Override
    public ComputationGraph build(Network network, TrainingRecipe recipe, int steps) {
        OneDnn.unavailable().ifPresent(reason -> {
            throw new IllegalStateException(
                    "The kernels do not run here: %s. Use stock layers.".formatted(reason));
        });
        requireSupported(recipe);
        var model = new ComputationGraph(configuration(network, recipe, steps));
        model.init();
        var layout = ParameterLayout.of(network);
        new OneDnnParameters(layout, model).write(InitialWeights.draw(layout, recipe.seed()));
        return model;
    }

    @Override
    public Map<Group, float[]> read(Network network, ComputationGraph model, Beside beside) {
        return model.getLayer(0).conf().getLayer() instanceof WiredBody
                ? new OneDnnParameters(ParameterLayout.of(network), model).read(beside)
                // a run of stock layers kept it
                : ModelBuilder.stock().read(network, model, beside);
    }

    @Override
    public void write(Map<Group, float[]> vectors, Network network, ComputationGraph model,
            Beside beside) {
        new OneDnnParameters(ParameterLayout.of(network), model).write(vectors, beside);
    }

    @Override
    public void without(Optional<NetworkEdge> edge, ComputationGraph model) {
        ((WiredBodyLayer) model.getLayer(0)).without(edge);
    }

    private static ComputationGraphConfiguration configuration(Network network,
            TrainingRecipe recipe, int steps) {
        var image = network.input();
        return UpdateRule.of(recipe, steps, DataType.FLOAT).graphBuilder().addInputs(IMAGE)
                .setInputTypes(InputType.convolutional(image.height(), image.width(),
                        image.channels()))
                .addLayer(BODY, WiredBody.of(network, recipe.precision()), IMAGE)
                .addLayer(OUTPUT, ClassifierLayer.of(network.classifier(), recipe), BODY)
                .setOutputs(OUTPUT).build();
    }
}
