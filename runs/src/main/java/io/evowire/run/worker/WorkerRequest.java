package io.evowire.run.worker;

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
     */
    record Job(int trial, Map<String, Object> network, TrainingRecipe recipe) {}
}
