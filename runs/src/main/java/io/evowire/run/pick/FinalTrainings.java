package io.evowire.run.pick;

import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Outcome;
import io.evowire.run.config.RecipeConfig;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.FinalTraining;
import io.evowire.run.store.History;
import io.evowire.run.store.SplitSizes;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.training.AnewModels;
import io.evowire.run.training.SearchListener;
import io.evowire.run.training.Task;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Trainings;
import io.evowire.run.training.Work;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/**
 * Trains the suggested networks from scratch for longer than a search trains, each once in the life
 * of a run, and keeps their models. Which networks these are follows from the records. So after a
 * kill, or after more trials have changed the front, what is missing is trained, and nothing else.
 */
public final class FinalTrainings {

    private final CandidateFactory factory;
    private final TrialStore store;
    private final Trainings trainings;
    private final AnewModels models;
    private final DoubleSupplier elapsed;
    private final SearchListener listener;

    /**
     * The final trainings of a run.
     *
     * @param mayStart asked before each training
     * @param elapsed  seconds that the session has worked
     */
    public FinalTrainings(CandidateFactory factory, TrialStore store, TrainingPool pool,
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
     * Trains what is not trained yet, if the configuration wants it; returns whether nothing is
     * left to do.
     */
    public boolean train() {
        // Where a class is novel, the front is judged with models that are trained anew.
        if (!factory.config().finalTraining().asked()
                || factory.config().task().novelty().isOn()) {
            return true;
        }
        // No final training changes the picks: they follow from trials and repeats.
        List<Trial> picked = Picks.of(factory, history()).stream().map(Pick::trial).distinct()
                .map(trial -> history().trial(trial).orElseThrow()).toList();
        Map<String, Candidate> begun = new HashMap<>();
        Set<Integer> lost = new HashSet<>();
        return trainings.run(() -> picked.stream()
                .filter(trial -> history().finalTraining(trial.number()).isEmpty()
                        && !lost.contains(trial.number()))
                .map(trial -> {
                    Candidate candidate = factory.last(trial.proposal());
                    begun.put(FinalTraining.id(trial.number()), candidate);
                    return new Work(FinalTraining.id(trial.number()),
                            new Task.Train(candidate), times(factory, history()));
                }).toList(), new Trainings.Sink() {
                    @Override
                    public void begin(List<Work> works) {
                        listener.trainingFinally(works.size());
                    }

                    @Override
                    public void ended(Work work, Outcome outcome) {
                        record(begun.get(work.id()), outcome);
                    }

                    // The search is done all the same; the next resume tries again.
                    @Override
                    public void lost(Work work, Outcome.Lost outcome) {
                        lost.add(begun.get(work.id()).trial());
                    }
                }, listener);
    }

    /** How many times as long as a training of the search a final one takes, in steps. */
    static int times(CandidateFactory factory, History history) {
        SplitSizes sizes = history.record().images();
        int images = sizes == null ? 1 : Math.max(1, sizes.train());
        RecipeConfig recipe = factory.config().recipe();
        long last = recipe.lasting(factory.config().finalTraining().epochs()).withSeed(0)
                .steps(images);
        return (int) Math.max(1, Math.ceilDiv(last, recipe.withSeed(0).steps(images)));
    }

    private void record(Candidate candidate, Outcome outcome) {
        int trial = candidate.trial();
        var training = new FinalTraining(trial, candidate.recipe().epochs(),
                candidate.recipe().seed(), outcome,
                outcome instanceof Outcome.Completed ? models.admit(trial).orElse(null) : null,
                elapsed.getAsDouble());
        store.trainedFinally(training, () -> models.publish(trial, training.model()));
        listener.trainedFinally(training);
    }

    private History history() {
        return store.history();
    }
}
