package io.evowire.run.pick;

import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Outcome;
import io.evowire.run.config.RecipeConfig;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.FinalTraining;
import io.evowire.run.store.History;
import io.evowire.run.store.SplitSizes;
import io.evowire.run.training.AfterSearch;
import io.evowire.run.training.Task;
import io.evowire.run.training.Work;
import java.util.List;

/**
 * Trains the suggested networks from scratch for longer than a search trains, each once in the life
 * of a run, and keeps their models.
 *
 * @param after the search
 */
public record FinalTrainings(AfterSearch after) implements AfterSearch.Errand {

    /**
     * Trains what is not trained yet, if the configuration wants it; returns whether nothing is
     * left to do.
     */
    public boolean train() {
        // Where a class is novel, the front is judged with models that are trained anew.
        if (!factory().config().finalTraining().asked()
                || factory().config().task().novelty().isOn()) {
            return true;
        }
        // No final training changes the picks: they follow from trials and repeats.
        List<Integer> picked = Picks.of(factory(), after.history()).stream().map(Pick::trial)
                .distinct().toList();
        return after.each(picked, this);
    }

    @Override
    public Work work(int trial) {
        return new Work(FinalTraining.id(trial), new Task.Train(candidate(trial)),
                times(factory(), after.history()));
    }

    @Override
    public boolean isDone(int trial) {
        return after.history().finalTraining(trial).isPresent();
    }

    @Override
    public void begin(int works) {
        after.listener().trainingFinally(works);
    }

    @Override
    public boolean ended(int trial, Outcome outcome) {
        Candidate candidate = candidate(trial);
        var training = new FinalTraining(trial, candidate.recipe().epochs(),
                candidate.recipe().seed(), outcome,
                outcome instanceof Outcome.Completed
                        ? after.models().finals().admit(trial).orElse(null)
                        : null,
                after.elapsed().getAsDouble());
        after.store().trainedFinally(training,
                () -> after.models().finals().publish(trial, training.model()));
        after.listener().trainedFinally(training);
        return false;
    }

    // The search is done all the same; the next resume tries again.
    @Override
    public boolean lost(int trial, Outcome.Lost outcome) {
        return true;
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

    private Candidate candidate(int trial) {
        return factory().last(after.history().trial(trial).orElseThrow().proposal());
    }

    private CandidateFactory factory() {
        return after.factory();
    }
}
