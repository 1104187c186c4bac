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
import io.evowire.run.store.TrialStore;
import io.evowire.run.training.RunModels;
import io.evowire.run.training.SearchListener;
import io.evowire.run.training.Task;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Trainings;
import io.evowire.run.training.WarmStarts;
import io.evowire.run.training.Work;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/**
 * Tests the suggested networks on the test images, each once in the life of a run: with the model
 * of its final training, or where there was none, with that of the search; or trained once more if
 * that is lost. Which networks these are follows from
 * the records. So after a kill, or after more trials have changed the front, the missing tests are
 * made, and no others. A test that fails is not recorded, and is tried again when the run is
 * resumed.
 */
public final class PickTests {

    private final CandidateFactory factory;
    private final TrialStore store;
    private final Trainings trainings;
    private final RunModels models;
    private final DoubleSupplier elapsed;
    private final SearchListener listener;

    /**
     * The tests of a run.
     *
     * @param models   of the front's members, and of final trainings
     * @param mayStart asked before each test
     * @param elapsed  seconds that the session has worked
     */
    public PickTests(CandidateFactory factory, TrialStore store, TrainingPool pool,
            RunModels models, BooleanSupplier mayStart, DoubleSupplier elapsed,
            SearchListener listener) {
        this.factory = factory;
        this.store = store;
        this.trainings = new Trainings(pool, mayStart);
        this.models = models;
        this.elapsed = elapsed;
        this.listener = listener;
    }

    /**
     * Tests what is not tested yet, if the configuration wants it; returns whether nothing is left
     * to do.
     */
    public boolean test() {
        // Where a class is novel, the front is judged on the test images, trained anew.
        if (!factory.config().measurements().testPicks()
                || factory.config().task().novelty().isOn()) {
            return true;
        }
        // No test changes the picks: they follow from trials and repeats.
        List<Integer> picked = Picks.of(factory, store.history()).stream().map(Pick::trial)
                .distinct().filter(this::isReady).toList();
        Map<String, Integer> begun = new HashMap<>();
        Set<Integer> failed = new HashSet<>();
        return trainings.run(() -> picked.stream()
                .filter(trial -> history().tested(trial).isEmpty() && !failed.contains(trial))
                .map(trial -> {
                    begun.put(Tested.id(trial), trial);
                    return new Work(Tested.id(trial), task(trial), times(trial));
                }).toList(), new Trainings.Sink() {
                    @Override
                    public void begin(List<Work> works) {
                        listener.testing(works.size());
                    }

                    @Override
                    public void ended(Work work, Outcome outcome) {
                        int trial = begun.get(work.id());
                        if (outcome instanceof Outcome.Tested(Recognition recognition)) {
                            var tested = new Tested(trial, recognition, elapsed.getAsDouble());
                            store.tested(tested);
                            listener.tested(tested);
                        } else {
                            failed.add(trial);
                            listener.untested(trial, outcome);
                        }
                    }

                    // The search is done all the same.
                    @Override
                    public void lost(Work work, Outcome.Lost outcome) {
                        ended(work, outcome);
                    }
                }, listener);
    }

    // One whose final training was lost is tested when a resume has made up for it.
    private boolean isReady(int trial) {
        return !factory.config().finalTraining().asked()
                || history().finalTraining(trial).isPresent();
    }

    private int times(int trial) {
        return history().finalEpochs(trial).isPresent()
                ? FinalTrainings.times(factory, history())
                : 1;
    }

    private Task task(int trial) {
        Proposal proposal = history().trial(trial).orElseThrow().proposal();
        Optional<String> last = history().finalTraining(trial)
                .flatMap(training -> Optional.ofNullable(training.model()));
        if (last.isPresent()) {
            Candidate candidate = factory.last(proposal);
            return new Task.Test(models.finals().has(history(), trial)
                    ? new WarmStart(new Trained(candidate.network(), last.get()), List.of())
                    : new WarmStart(null,
                            List.of(new Rerun(candidate.network(), candidate.recipe()))),
                    candidate.recipe());
        }
        var starts = new WarmStarts(factory, history(),
                number -> models.front().kept(history(), number));
        return new Task.Test(starts.line(trial), factory.candidate(proposal).recipe());
    }

    private History history() {
        return store.history();
    }
}
