package io.evowire.run.worker;

import io.evowire.core.network.NetworkFormat;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Leg;
import io.evowire.evaluate.Leg.SavedModel;
import io.evowire.evaluate.MeasurementPlan;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.WarmStart;
import io.evowire.evaluate.WarmStart.Trained;
import io.evowire.evaluate.WarmStart.Training;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
     * @param warmStart whose weights it begins with, null for fresh ones
     * @param plan    what else is measured
     */
    record Job(int trial, Map<String, Object> network, TrainingRecipe recipe, Leg leg,
            boolean tested, @Nullable WarmJob warmStart, MeasurementPlan plan) {

        static Job of(Candidate candidate) {
            return new Job(candidate.trial(), NetworkFormat.write(candidate.network()),
                    candidate.recipe(), candidate.leg(), candidate.tested(),
                    Optional.ofNullable(candidate.warmStart()).map(WarmJob::of).orElse(null),
                    candidate.plan());
        }

        Candidate candidate() {
            return new Candidate(trial, NetworkFormat.read(network), recipe, leg, tested,
                    warmStart == null ? null : warmStart.warmStart(), plan);
        }
    }

    /** A warm start; networks in the form of the network file. */
    record WarmJob(@Nullable Saved saved, List<Again> again) {

        /** A network whose model is there. */
        record Saved(Map<String, Object> network, SavedModel model) {}

        /** A training to do again. */
        record Again(Map<String, Object> network, TrainingRecipe recipe) {}

        static WarmJob of(WarmStart start) {
            Trained saved = start.saved();
            return new WarmJob(
                    saved == null
                            ? null
                            : new Saved(NetworkFormat.write(saved.network()), saved.model()),
                    start.again().stream()
                            .map(training -> new Again(NetworkFormat.write(training.network()),
                                    training.recipe()))
                            .toList());
        }

        WarmStart warmStart() {
            return new WarmStart(
                    saved == null
                            ? null
                            : new Trained(NetworkFormat.read(saved.network()), saved.model()),
                    again.stream()
                            .map(training -> new Training(NetworkFormat.read(training.network()),
                                    training.recipe()))
                            .toList());
        }
    }
}
