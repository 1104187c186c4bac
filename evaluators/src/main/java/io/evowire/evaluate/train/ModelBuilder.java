package io.evowire.evaluate.train;

import io.evowire.core.network.Network;
import io.evowire.core.network.NetworkEdge;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterLayout;
import io.evowire.evaluate.session.Model;
import io.evowire.evaluate.session.ModelFormat;
import io.evowire.evaluate.session.ModelFormatException;
import io.evowire.evaluate.session.TrainingSession;
import io.evowire.evaluate.session.TrainingSessions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Training sessions on DL4J: makes the model that trains a network. Models of one network differ in
 * their kernels only.
 */
public interface ModelBuilder extends TrainingSessions {

    /** Name of the kernels that run everywhere. */
    String STOCK = "stock";

    /** Stock DL4J layers in float32: runs on every backend of ND4J. */
    static ModelBuilder stock() {
        return new StockModel();
    }

    /**
     * A model at step 0: one input, images [B, C, H, W]; one output layer, softmax over
     * [B, classes], cross entropy.
     *
     * @param steps optimisation steps that the learning rate's schedule spans, at least 1
     */
    ComputationGraph build(Network network, TrainingRecipe recipe, int steps);

    @Override
    default TrainingSession begin(Network network, TrainingRecipe recipe, int steps) {
        return new Dl4jSession(network, build(network, recipe, steps), this,
                RemovedEdge.of(network, recipe));
    }

    /**
     * Lets the training steps that follow be without an edge whose target has other inputs.
     *
     * @param edge  of the network, or empty to be with all again
     * @param model built here
     */
    void without(Optional<NetworkEdge> edge, ComputationGraph model);

    @Override
    default Model read(byte[] file, Network network) throws IOException {
        if (!ModelFormat.recognises(file)) {
            return Dl4jFormat.read(file, network, this);
        }
        Model model = ModelFormat.read(file);
        if (!model.network().equals(network)) {
            throw new ModelFormatException("is the model of another network");
        }
        return model;
    }

    /** What belongs to a parameter's array, of the same shape, such as the array itself. */
    @FunctionalInterface
    interface Beside {

        /** Null if there is nothing, which is read as zeros and written nowhere. */
        @Nullable
        INDArray of(INDArray parameter);
    }

    /**
     * A copy of what lies beside the parameters of a model that was built here, or read from the
     * file of one: a vector for each group as {@link ParameterLayout} lays them out.
     */
    Map<Group, float[]> read(Network network, ComputationGraph model, Beside beside);

    /** Replaces what lies beside the parameters of the groups given. */
    void write(Map<Group, float[]> vectors, Network network, ComputationGraph model,
            Beside beside);

    /** A copy of the parameters themselves. */
    default Map<Group, float[]> read(Network network, ComputationGraph model) {
        return read(network, model, parameter -> parameter);
    }

    /** Replaces the parameters themselves. */
    default void write(Map<Group, float[]> parameters, Network network, ComputationGraph model) {
        write(parameters, network, model, parameter -> parameter);
    }

    /**
     * Releases the native memory of a model and of its layers, which DL4J leaves open. What DL4J's
     * own method does beside that is to collect all garbage, twice: a tenth of a second that a
     * training of two seconds feels.
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
