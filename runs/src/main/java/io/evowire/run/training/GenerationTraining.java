package io.evowire.run.training;

import io.evowire.evaluate.Leg;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.Outcome.EpochResult;
import io.evowire.run.config.RungsConfig;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Generation.Asked;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.RungResult;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialEnd;
import io.evowire.run.store.TrialStore;
import io.evowire.run.store.WorkerDeath;
import io.evowire.run.strategy.SearchEnded;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.training.Promotion.Contender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Trains the new candidates of a generation and records what comes out: all to the first rung, the
 * best of them to the next, until the last rung is the end of the recipe. On each rung the dearest
 * are started first. What is recorded already is not done again.
 */
public final class GenerationTraining {

    private final CandidateFactory factory;
    private final TrialStore store;
    private final Trainings trainings;
    private final RunModels models;
    private final LostDonors donors;
    private final SecondLooks looks;
    private final Supplier<Optional<Reason>> stop;
    private final DoubleSupplier elapsed;
    private final SearchListener listener;

    /**
     * Trainings of a run.
     *
     * @param models  which models are kept
     * @param stop    asked before each training: a reason to end
     * @param elapsed seconds that the session has worked
     */
    public GenerationTraining(CandidateFactory factory, TrialStore store, TrainingPool pool,
            RunModels models, Supplier<Optional<Reason>> stop, DoubleSupplier elapsed,
            SearchListener listener) {
        this.factory = factory;
        this.store = store;
        this.trainings = new Trainings(pool, () -> stop.get().isEmpty());
        this.models = models;
        this.donors = new LostDonors(factory, store, trainings, models.front(), listener);
        this.looks = new SecondLooks(factory, store, trainings, models.front(), elapsed,
                listener);
        this.stop = stop;
        this.elapsed = elapsed;
        this.listener = listener;
    }

    /**
     * Trains until each of these trials has ended.
     *
     * @throws SearchEnded if there is a reason to end before
     */
    public void train(List<Integer> numbers) {
        List<Integer> running = numbers;
        for (int rung = 0; rung < rungs().last(); rung++) {
            trainTo(rung, running);
            running = promote(rung, running);
        }
        trainTo(rungs().last(), running);
    }

    /**
     * Trains while more is decided on, without generations and without rungs.
     *
     * @param begun numbers of trials that are decided on and have not ended
     * @param more  decides: told after each end, and whenever nothing is left to do; the numbers
     *              of new trials to train
     * @throws SearchEnded if there is a reason to end before nothing is left to do
     */
    public void flow(List<Integer> begun, Supplier<List<Integer>> more) {
        List<Integer> running = new ArrayList<>(begun);
        int whole = rungs().last();
        var flow = new TrainingFlow(trainings, () -> {
            List<Integer> fresh = more.get();
            running.addAll(fresh);
            return works(whole, fresh);
        }, sink(whole), listener);
        if (!donors.restore(inheriting(whole, running)) || !flow.run(() -> {
            running.removeIf(number -> trial(number).ended());
            return works(whole, running);
        })) {
            throw new SearchEnded(stop.get().orElse(Reason.STOPPED));
        }
    }

    /**
     * Takes the second looks that are among some requests.
     *
     * @throws SearchEnded if there is a reason to end before
     */
    public void look(List<Asked> asked) {
        if (!looks.train(asked)) {
            throw new SearchEnded(stop.get().orElse(Reason.STOPPED));
        }
    }

    /** Records the end of a trial that needs no training, or no more. */
    public void end(int number, Outcome outcome) {
        end(number, outcome, null);
    }

    private void end(int number, Outcome outcome, @Nullable String host) {
        Proposal proposal = trial(number).proposal();
        Optional<String> model = models.front()
                .admit(new Trial(proposal, Optional.of(outcome)));
        store.end(new TrialEnd(number, outcome, elapsed.getAsDouble(), model.orElse(null),
                host), models.front()::publish);
        models.front().retire();
        models.paused().retire(number, rungs().last());
        listener.ended(trial(number));
    }

    private List<Integer> promote(int rung, List<Integer> begun) {
        List<Integer> promoted = new Promotion(rungs(), factory.config().objectives())
                .of(begun.size(), begun.stream().flatMap(number -> result(rung, number)
                        .map(result -> new Contender(number, result.measurements(),
                                trial(number).proposal().cost()))
                        .stream()).toList());
        for (int number : begun) {
            Optional<RungResult> result = result(rung, number);
            if (result.isPresent() && !promoted.contains(number) && !trial(number).ended()) {
                end(number, new Outcome.Pruned(rung, result.get().accuracy(), seconds(number)));
            }
        }
        return promoted;
    }

    private void trainTo(int rung, List<Integer> numbers) {
        if (!donors.restore(inheriting(rung, numbers))
                || !trainings.run(() -> works(rung, numbers), sink(rung), listener)) {
            throw new SearchEnded(stop.get().orElse(Reason.STOPPED));
        }
    }

    private List<Trial> waiting(int rung, List<Integer> numbers) {
        return numbers.stream().filter(number -> result(rung, number).isEmpty()).map(this::trial)
                .filter(trial -> !trial.ended()).toList();
    }

    // A training that goes on from a rung needs no donor any more.
    private List<Proposal> inheriting(int rung, List<Integer> numbers) {
        return waiting(rung, numbers).stream().filter(trial -> leg(rung, trial).resumed() == null)
                .map(Trial::proposal).toList();
    }

    private Leg leg(int rung, Trial trial) {
        return models.paused().leg(rungs(), rung, trial.number(),
                result(rung - 1, trial.number()));
    }

    private List<Work> works(int rung, List<Integer> numbers) {
        var begun = new WarmStarts(factory, store.history(),
                donor -> models.front().kept(store.history(), donor));
        return DearestFirst.of(waiting(rung, numbers).stream()
                .map(trial -> Work.ofTrial(begun.candidate(trial.proposal())
                        .on(leg(rung, trial))))
                .toList());
    }

    private Trainings.Sink sink(int rung) {
        return new Trainings.Sink() {
            @Override
            public int deaths(Work work) {
                return store.history().deaths(work.candidate().trial(), rung);
            }

            @Override
            public void died(Work work, String message) {
                store.died(new WorkerDeath(work.candidate().trial(), rung, message,
                        elapsed.getAsDouble()));
            }

            @Override
            public void ended(Work work, Outcome outcome, @Nullable String host) {
                record(rung, work.candidate().trial(), outcome, host);
            }

            @Override
            public void lost(Work work, Outcome.Lost outcome) {
                record(rung, work.candidate().trial(), outcome, null);
            }
        };
    }

    private void record(int rung, int number, Outcome outcome, @Nullable String host) {
        if (outcome instanceof Outcome.Paused paused && rung < rungs().last()) {
            reached(rung, number, paused, host);
        } else if (outcome instanceof Outcome.Paused
                || outcome instanceof Outcome.Completed && rung < rungs().last()) {
            throw new IllegalStateException("A worker was to train trial %d to rung %d, not: %s"
                    .formatted(number, rung, outcome));
        } else if (outcome instanceof Outcome.Completed completed) {
            List<EpochResult> curve = store.history().rungs(number).stream()
                    .flatMap(result -> result.curve().stream()).toList();
            end(number, completed.after(seconds(number), curve), host);
        } else {
            end(number, outcome, host);
        }
    }

    private void reached(int rung, int number, Outcome.Paused paused, @Nullable String host) {
        var result = new RungResult(number, rung, paused.validationAccuracy(), paused.step(),
                paused.steps(), paused.seconds(), paused.curve(), elapsed.getAsDouble(),
                models.paused().admit(number, rung).orElse(null), paused.balancedAccuracy(),
                paused.novelty(), host);
        store.reached(result, () -> models.paused().publish(result));
        models.paused().retire(number, rung);
        listener.reached(result);
    }

    private Optional<RungResult> result(int rung, int number) {
        return store.history().rungs(number).stream().filter(result -> result.rung() == rung)
                .findFirst();
    }

    private double seconds(int number) {
        return store.history().rungs(number).stream().mapToDouble(RungResult::seconds).sum();
    }

    private Trial trial(int number) {
        return store.history().trial(number).orElseThrow();
    }

    private RungsConfig rungs() {
        return factory.config().strategy().rungs();
    }
}
