package io.evowire.evaluate;

import io.evowire.core.network.Network;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose weights a training begins with: those of another network, its donor, that was trained
 * before. What of them fits is taken over, the rest is as fresh as without a donor.
 * <p>
 * The donor is the end of a line of trainings, each of which began with the weights of the one
 * before. Of these the model of one is there, or of none; those after it are done again, which
 * gives the same bits.
 *
 * @param saved the network whose model is there; null if the first training of the line began
 *              without a donor and is to be done again, too
 * @param again the trainings to do again, in their order; empty if the donor itself is saved
 */
public record WarmStart(@Nullable Trained saved, List<Rerun> again) {

    public WarmStart {
        again = List.copyOf(again);
        if (saved == null && again.isEmpty()) {
            throw new IllegalArgumentException(
                    "A warm start needs a model or a training to do again.");
        }
    }

    /**
     * A network that was trained to the end of its recipe.
     *
     * @param model SHA-256 of its model
     */
    public record Trained(Network network, String model) {}

    /** How a network is trained. */
    public record Rerun(Network network, TrainingRecipe recipe) {}
}
