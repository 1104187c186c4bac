package io.evowire.evaluate;

import io.evowire.core.network.Network;
import org.jspecify.annotations.Nullable;

/**
 * What a worker gets to train: a network and how to train it.
 *
 * @param trial   number of the trial, for messages and logs, at least 0
 * @param network what is trained
 * @param recipe  how it is trained, with its seed
 * @param leg     which part of the recipe
 * @param tested  whether the test images are asked for, too. A search must not look at them
 * @param warmStart whose weights it begins with; null for fresh ones
 * @param plan    what else is measured once it is trained to the end
 */
public record Candidate(int trial, Network network, TrainingRecipe recipe, Leg leg,
        boolean tested, @Nullable WarmStart warmStart, MeasurementPlan plan) {

    /**
     * A candidate that begins with fresh weights and of which nothing but the accuracy is measured.
     */
    public Candidate(int trial, Network network, TrainingRecipe recipe, Leg leg,
            boolean tested) {
        this(trial, network, recipe, leg, tested, null, MeasurementPlan.NOTHING);
    }

    /** A candidate for the whole of its recipe, as a search wants it. */
    public Candidate(int trial, Network network, TrainingRecipe recipe) {
        this(trial, network, recipe, Leg.WHOLE, false);
    }

    /** This candidate for a part of its recipe. */
    public Candidate on(Leg part) {
        return new Candidate(trial, network, recipe, part, tested, warmStart, plan);
    }

    /** This candidate with the weights of another network to begin with. */
    public Candidate from(WarmStart donor) {
        return new Candidate(trial, network, recipe, leg, tested, donor, plan);
    }

    /** This candidate with something else to measure. */
    public Candidate measured(MeasurementPlan newPlan) {
        return new Candidate(trial, network, recipe, leg, tested, warmStart, newPlan);
    }

    /** Number of trainings that it may take: its own, and those of donors whose models are lost. */
    public int trainings() {
        return 1 + (warmStart == null ? 0 : warmStart.again().size());
    }
}
