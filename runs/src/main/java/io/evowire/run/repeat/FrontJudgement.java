package io.evowire.run.repeat;

import io.evowire.evaluate.Outcome;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.reading.RunReading;
import io.evowire.run.store.History;
import io.evowire.run.store.Judged;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.training.AnewModels;
import io.evowire.run.training.SearchListener;
import io.evowire.run.training.Task;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Trainings;
import io.evowire.run.training.Work;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * Judges how the front's networks tell what is really novel: each is trained from scratch without
 * that class alone, and looks at the test images, each once in the life of a run. Until then
 * nothing has seen an image of the class. What is judged follows from the records, so what is
 * recorded is not done again; after more trials only new members of the front are.
 */
public final class FrontJudgement {

    private final CandidateFactory factory;
    private final TrialStore store;
    private final Trainings trainings;
    private final AnewModels models;
    private final DoubleSupplier elapsed;
    private final SearchListener listener;

    /**
     * The judgement of a run.
     *
     * @param mayStart asked before each training
     * @param elapsed  seconds that the session has worked
     */
    public FrontJudgement(CandidateFactory factory, TrialStore store, TrainingPool pool,
            AnewModels models, BooleanSupplier mayStart, DoubleSupplier elapsed,
            SearchListener listener) {
        this.factory = factory;
        this.store = store;
        this.trainings = new Trainings(pool, mayStart);
        this.models = models;
        this.elapsed = elapsed;
        this.listener = listener;
    }

    /**
     * Judges what is not judged yet, if a class is novel; returns whether nothing is left to do.
     */
    public boolean judge() {
        if (!factory.config().task().novelty().isOn()) {
            return true;
        }
        // The front of what the search saw, which no repeat changes, and the one that people read.
        List<Trial> front = Stream.of(RunReading.ofSearch(factory, history()),
                RunReading.of(factory, history()))
                .flatMap(reading -> reading.front().stream()).distinct()
                .sorted(Comparator.comparing(Trial::number)).toList();
        Map<String, Integer> begun = new HashMap<>();
        return trainings.run(() -> front.stream()
                .filter(trial -> history().judged(trial.number()).isEmpty())
                .map(trial -> {
                    String id = Judged.id(trial.number());
                    begun.put(id, trial.number());
                    return new Work(id, new Task.Judge(factory.judged(trial.proposal())));
                }).toList(), new Trainings.Sink() {
                    @Override
                    public void begin(List<Work> works) {
                        listener.judging(works.size());
                    }

                    @Override
                    public void ended(Work work, Outcome outcome) {
                        record(begun.get(work.id()), outcome);
                    }
                }, listener);
    }

    private void record(int trial, Outcome outcome) {
        var judged = new Judged(trial, outcome, outcome instanceof Outcome.Judged
                ? models.admit(trial).orElse(null)
                : null, elapsed.getAsDouble());
        store.judged(judged, () -> models.publish(trial, judged.model()));
        listener.judged(judged);
    }

    private History history() {
        return store.history();
    }
}
