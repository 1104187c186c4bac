package io.evowire.run.worker;

import io.evowire.core.network.NetworkFormat;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Leg;
import io.evowire.evaluate.MeasurementPlan;
import io.evowire.evaluate.TrainingRecipe;
import java.util.List;
import java.util.Map;

/**
 * What the coordinator sends: a batch of candidates.
 *
 * @param id         number of the request, repeated in the reply
 * @param candidates what to train
 */
record WorkerRequest(long id, List<Job> candidates) {

    /**
     * One candidate.
     *
     * @param network in the form of the network file
     * @param leg     part of the recipe; its files are where both sides find them
     * @param tested  whether the test images are asked for
     * @param plan    what else is measured
     */
    record Job(int trial, Map<String, Object> network, TrainingRecipe recipe, Leg leg,
            boolean tested, MeasurementPlan plan) {

        static Job of(Candidate candidate) {
            return new Job(candidate.trial(), NetworkFormat.write(candidate.network()),
                    candidate.recipe(), candidate.leg(), candidate.tested(),
                    candidate.plan());
        }

        Candidate candidate() {
            return new Candidate(trial, NetworkFormat.read(network), recipe, leg, tested, plan);
        }
    }
}
