package io.evowire.evaluate.session;

import io.evowire.core.network.Network;
import io.evowire.evaluate.TrainingRecipe;
import java.io.IOException;

/**
 * Begins training sessions on some kernels. Sessions of one network on different kernels share
 * initial weights, update rule and loss.
 */
public interface TrainingSessions {

    /** Name of the kernels in reports, such as {@code stock}. */
    String kernels();

    /**
     * Refuses a recipe that these kernels cannot follow.
     *
     * @throws IllegalArgumentException naming the value and what is allowed
     */
    void requireSupported(TrainingRecipe recipe);

    /**
     * A session at step 0.
     *
     * @param steps optimisation steps that the learning rate's schedule spans, at least 1
     */
    TrainingSession begin(Network network, TrainingRecipe recipe, int steps);

    /**
     * Reads a model's file, also of those that older runs kept in DL4J's format.
     *
     * @param network that the model should be of; DL4J's format does not always say it
     * @throws IOException if the file is damaged, no model, or that of another network
     */
    Model read(byte[] file, Network network) throws IOException;
}
