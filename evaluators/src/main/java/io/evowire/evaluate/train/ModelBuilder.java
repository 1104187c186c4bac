package io.evowire.evaluate.train;

import io.evowire.core.network.Network;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.train.ParameterBlock.Group;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Makes the DL4J model that trains a network. Models of one network differ in their kernels only:
 * they share initial weights, update rule and loss.
 */
public interface ModelBuilder {

    /** Name of the kernels that run everywhere. */
    String STOCK = "stock";

    /** Stock DL4J layers in float32: runs on every backend of ND4J. */
    static ModelBuilder stock() {
        return new StockModel();
    }

    /**
     * Refuses a recipe that these kernels cannot follow.
     *
     * @throws IllegalArgumentException naming the value and what is allowed
     */
    void requireSupported(TrainingRecipe recipe);

    /** Name of the kernels in reports, such as {@code stock}. */
    String kernels();

    /**
     * A model at step 0: one input, images [B, C, H, W]; one output layer, softmax over
     * [B, classes], cross entropy.
     *
     * @param steps optimisation steps that the learning rate's schedule spans, at least 1
     */
    ComputationGraph build(Network network, TrainingRecipe recipe, int steps);

    /**
     * A copy of the parameters of a model that was built here, or read from the file of one: a vector
     * for each group as {@link ParameterLayout} lays them out.
     */
    Map<Group, float[]> read(Network network, ComputationGraph model);

    /** Replaces the parameters of a model that was built here. */
    void write(Map<Group, float[]> parameters, Network network, ComputationGraph model);

    /**
     * Releases the native memory of a model and of its layers, which DL4J leaves open. What DL4J's own
     * method does beside that is to collect all garbage, twice: a tenth of a second that a training of
     * two seconds feels.
     */
    static void release(ComputationGraph model) {
        for (Layer layer : model.getLayers()) {
            layer.close();
        }
        INDArray updater = Optional.ofNullable(model.getUpdater(false))
                .map(Updater::getStateViewArray).orElse(null);
        Stream.of(model.params(), model.getFlattenedGradients(), updater)
                .filter(array -> array != null && array.closeable()).forEach(INDArray::close);
        var workspaces = Nd4j.getWorkspaceManager();
        List.copyOf(workspaces.getAllWorkspacesForCurrentThread())
                .forEach(workspaces::destroyWorkspace);
    }
}
