package io.evowire.run.repeat;

import io.evowire.run.config.RepeatsConfig;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.reading.RunReading;
import io.evowire.run.repeat.RepeatTraining.Slot;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.training.SearchListener;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Trainings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/**
 * Trains the members of the front again. Which repeats there are follows from configuration and
 * front alone, so what is recorded is not trained again, and asking for more trains only those that
 * lack.
 */
public final class FrontRepeats {

    private final CandidateFactory factory;
    private final TrialStore store;
    private final RepeatTraining training;

    /**
     * Repeats of a run.
     *
     * @param mayStart asked before each training
     * @param elapsed  seconds that the session has worked
     */
    public FrontRepeats(CandidateFactory factory, TrialStore store, TrainingPool pool,
            BooleanSupplier mayStart, DoubleSupplier elapsed, SearchListener listener) {
        this.factory = factory;
        this.store = store;
        this.training = new RepeatTraining(factory, store, new Trainings(pool, mayStart),
                factory.config().repeats().kind(), null, elapsed, listener);
    }

    /** Trains what is not recorded yet; returns whether nothing is left to do. */
    public boolean train() {
        // No repeat changes this front: it is of what the search saw alone.
        List<Trial> front = factory.config().repeats().seeds() == 0
                ? List.of()
                : RunReading.ofSearch(factory, store.history()).front();
        return training.train(() -> missing(front));
    }

    // Each member once before any twice: what is cut short is a fair sample. Of these the dearest
    // first, so that the others fill the time that it takes.
    private List<Slot> missing(List<Trial> front) {
        RepeatsConfig config = factory.config().repeats();
        List<Trial> dearestFirst = front.stream().sorted(Comparator
                .comparingLong((Trial trial) -> trial.proposal().cost().macs()).reversed())
                .toList();
        List<Slot> missing = new ArrayList<>();
        for (int repeat = 0; repeat < config.seeds(); repeat++) {
            for (Trial trial : dearestFirst) {
                var slot = new Slot(trial, repeat);
                if (!training.isRecorded(slot)) {
                    missing.add(slot);
                }
            }
        }
        return missing;
    }
}
