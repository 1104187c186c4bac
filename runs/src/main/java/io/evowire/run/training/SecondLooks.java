package io.evowire.run.training;

import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Leg;
import io.evowire.evaluate.Outcome;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Generation.Asked;
import io.evowire.run.store.SecondLook;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * Trains known networks once more, with the seeds that a strategy asks for. Each look is recorded
 * for itself: the trial's own outcome stays, and what is recorded is not trained again.
 *
 * @param models   of the run, where workers leave some
 * @param elapsed  seconds that the session has worked
 * @param listener told how trainings go on
 */
record SecondLooks(CandidateFactory factory, TrialStore store, Trainings trainings,
        FrontModels models, DoubleSupplier elapsed, SearchListener listener) {

    /**
     * Trains what is asked for and not recorded yet.
     *
     * @param asked requests of a generation; of these the second looks count
     * @return whether nothing is left
     */
    boolean train(List<Asked> asked) {
        return trainings.run(() -> DearestFirst.of(List.copyOf(works(asked).values())),
                (work, outcome, host) -> record(work, outcome), listener);
    }

    // The same network may be asked for with the same seed twice.
    private Map<String, Work> works(List<Asked> asked) {
        Map<String, Work> works = new LinkedHashMap<>();
        for (Asked each : asked) {
            Long seed = each.seed();
            if (seed != null && !store.history().answer(each).ended()) {
                String id = SecondLook.id(each.trial(), seed);
                works.put(id, new Work(id, candidate(each.trial(), seed)));
            }
        }
        return works;
    }

    private Candidate candidate(int number, long seed) {
        Trial trial = store.history().trial(number).orElseThrow();
        return new Candidate(number,
                factory.network(factory.genome(trial)),
                factory.config().recipe().withSeed(seed), Leg.WHOLE, false)
                .measured(factory.config().measurementPlan());
    }

    private void record(Work work, Outcome outcome) {
        if (!(work.task() instanceof Task.Train(Candidate candidate))) {
            throw new IllegalStateException("A second look is a training, not " + work.id());
        }
        models.drop(candidate.trial());
        store.looked(new SecondLook(candidate.trial(), candidate.recipe().seed(), outcome,
                elapsed.getAsDouble()));
    }
}
