package io.evowire.evaluate;

import io.evowire.core.network.Network;

/**
 * What a worker gets to train: a network and how to train it.
 *
 * @param trial   number of the trial, for messages and logs, at least 0
 * @param network what is trained
 * @param recipe  how it is trained, with its seed
 * @param leg     which part of the recipe
 * @param tested  whether the test images are asked for, too. A search must not look at them
 * @param plan    what else is measured once it is trained to the end
 */
public record Candidate(int trial, Network network, TrainingRecipe recipe, Leg leg,
        boolean tested, MeasurementPlan plan) {

    /** A candidate of which nothing but the accuracy is measured. */
    public Candidate(int trial, Network network, TrainingRecipe recipe, Leg leg,
            boolean tested) {
        this(trial, network, recipe, leg, tested, MeasurementPlan.NOTHING);
    }

    /** A candidate for the whole of its recipe, as a search wants it. */
    public Candidate(int trial, Network network, TrainingRecipe recipe) {
        this(trial, network, recipe, Leg.WHOLE, false);
    }

    /** This candidate for a part of its recipe. */
    public Candidate on(Leg part) {
        return new Candidate(trial, network, recipe, part, tested, plan);
    }

    /** This candidate with something else to measure. */
    public Candidate measured(MeasurementPlan newPlan) {
        return new Candidate(trial, network, recipe, leg, tested, newPlan);
    }
}
