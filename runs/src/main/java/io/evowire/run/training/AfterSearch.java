package io.evowire.run.training;

import io.evowire.evaluate.Outcome;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.History;
import io.evowire.run.store.TrialStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a run does after its search with networks that it found, once for each of them. Which
 * networks these are, and which of them are done, follows from the records. So after a kill, or
 * after more trials have changed what is found, what is missing is done, and nothing else.
 *
 * @param factory   of the run
 * @param store     records what comes out
 * @param trainings do the works
 * @param models    which models are kept
 * @param elapsed   seconds that the session has worked
 * @param listener  told how it goes
 */
public record AfterSearch(CandidateFactory factory, TrialStore store, Trainings trainings,
        RunModels models, DoubleSupplier elapsed, SearchListener listener) {

    /** One work for each of some trials. */
    public interface Errand {

        /** The work for a trial; of any two trials, works of different identity. */
        Work work(int trial);

        /** Whether what came out for a trial is recorded. */
        boolean isDone(int trial);

        /** So many works are to be done; told before each try. */
        void begin(int works);

        /**
         * A work has its outcome, which is to be recorded.
         *
         * @return whether to go on without it: it is not recorded, and nothing more is done for
         *         this trial until the run is resumed
         */
        boolean ended(int trial, Outcome outcome);

        /**
         * A work was lost.
         *
         * @return whether to go on without it until the run is resumed; else it is tried once
         *         more, and nothing goes on if it is lost again
         */
        boolean lost(int trial, Outcome.Lost outcome);
    }

    /** Does what is not done yet; returns whether nothing is left to do. */
    public boolean each(List<Integer> trials, Errand errand) {
        Map<String, Integer> begun = new HashMap<>();
        Set<Integer> left = new HashSet<>();
        return trainings.run(() -> trials.stream()
                .filter(trial -> !errand.isDone(trial) && !left.contains(trial)).map(trial -> {
                    Work work = errand.work(trial);
                    begun.put(work.id(), trial);
                    return work;
                }).toList(), new Trainings.Sink() {
                    @Override
                    public void begin(List<Work> works) {
                        errand.begin(works.size());
                    }

                    @Override
                    public void ended(Work work, Outcome outcome, @Nullable String host) {
                        int trial = begun.get(work.id());
                        if (errand.ended(trial, outcome)) {
                            left.add(trial);
                        }
                    }

                    @Override
                    public void lost(Work work, Outcome.Lost outcome) {
                        int trial = begun.get(work.id());
                        if (errand.lost(trial, outcome)) {
                            left.add(trial);
                        }
                    }
                }, listener);
    }

    /** All that is recorded. */
    public History history() {
        return store.history();
    }
}
