package io.evowire.run.pick;

import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.Recognition;
import io.evowire.evaluate.WarmStart;
import io.evowire.evaluate.WarmStart.Rerun;
import io.evowire.evaluate.WarmStart.Trained;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.History;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Tested;
import io.evowire.run.training.AfterSearch;
import io.evowire.run.training.Task;
import io.evowire.run.training.WarmStarts;
import io.evowire.run.training.Work;
import java.util.List;
import java.util.Optional;

/**
 * Tests the suggested networks on the test images, each once in the life of a run: with the model
 * of its final training, or where there was none, with that of the search; or trained once more if
 * that is lost. A test that fails is not recorded, and is tried again when the run is resumed.
 *
 * @param after the search, and its final trainings
 */
public record PickTests(AfterSearch after) implements AfterSearch.Errand {

    /**
     * Tests what is not tested yet, if the configuration wants it; returns whether nothing is left
     * to do.
     */
    public boolean test() {
        // Where a class is novel, the front is judged on the test images, trained anew.
        if (!factory().config().measurements().testPicks()
                || factory().config().task().novelty().isOn()) {
            return true;
        }
        // No test changes the picks: they follow from trials and repeats.
        List<Integer> picked = Picks.of(factory(), history()).stream().map(Pick::trial)
                .distinct().filter(this::isReady).toList();
        return after.each(picked, this);
    }

    @Override
    public Work work(int trial) {
        return new Work(Tested.id(trial), task(trial), times(trial));
    }

    @Override
    public boolean isDone(int trial) {
        return history().tested(trial).isPresent();
    }

    @Override
    public void begin(int works) {
        after.listener().testing(works);
    }

    @Override
    public boolean ended(int trial, Outcome outcome) {
        if (outcome instanceof Outcome.Tested(Recognition recognition)) {
            var tested = new Tested(trial, recognition, after.elapsed().getAsDouble());
            after.store().tested(tested);
            after.listener().tested(tested);
            return false;
        }
        after.listener().untested(trial, outcome);
        return true;
    }

    // The search is done all the same.
    @Override
    public boolean lost(int trial, Outcome.Lost outcome) {
        return ended(trial, outcome);
    }

    // One whose final training was lost is tested when a resume has made up for it.
    private boolean isReady(int trial) {
        return !factory().config().finalTraining().asked()
                || history().finalTraining(trial).isPresent();
    }

    private int times(int trial) {
        return history().finalEpochs(trial).isPresent()
                ? FinalTrainings.times(factory(), history())
                : 1;
    }

    private Task task(int trial) {
        Proposal proposal = history().trial(trial).orElseThrow().proposal();
        Optional<String> last = history().finalTraining(trial)
                .flatMap(training -> Optional.ofNullable(training.model()));
        if (last.isPresent()) {
            Candidate candidate = factory().last(proposal);
            return new Task.Test(after.models().finals().has(history(), trial)
                    ? new WarmStart(new Trained(candidate.network(), last.get()), List.of())
                    : new WarmStart(null,
                            List.of(new Rerun(candidate.network(), candidate.recipe()))),
                    candidate.recipe());
        }
        var starts = new WarmStarts(factory(), history(),
                number -> after.models().front().kept(history(), number));
        return new Task.Test(starts.line(trial), factory().candidate(proposal).recipe());
    }

    private History history() {
        return after.history();
    }

    private CandidateFactory factory() {
        return after.factory();
    }
}
