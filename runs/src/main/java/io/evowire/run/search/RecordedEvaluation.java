package io.evowire.run.search;

import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Outcome;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.search.SearchEnded.Reason;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Redraws;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialEnd;
import io.evowire.run.store.TrialStore;
import io.evowire.run.worker.TrainingPool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Evaluation with the store as memo: what is recorded is not trained again, what is new is recorded
 * first. Trials are numbered in the order in which the strategy asks, so a strategy that is run again
 * asks for the same numbers.
 */
final class RecordedEvaluation implements Evaluation {

    /** So many generations in a row without a new network end a search. */
    private static final int BARREN_GENERATIONS = 100;

    private final CandidateFactory factory;
    private final TrialStore store;
    private final TrainingPool pool;
    private final FrontModels models;
    private final SearchListener listener;
    private final Supplier<Optional<Reason>> stop;
    private final DoubleSupplier elapsed;
    private final int budget;
    private final Map<String, Integer> known = new HashMap<>();
    private Redraws redraws = Redraws.NONE;
    private int barren;

    /**
     * An evaluation.
     *
     * @param models  where the models of the front are kept
     * @param budget  number of trials
     * @param stop    asked before each training: a reason to end
     * @param elapsed seconds that the session has worked
     */
    RecordedEvaluation(CandidateFactory factory, TrialStore store, TrainingPool pool,
            FrontModels models, int budget, Supplier<Optional<Reason>> stop,
            DoubleSupplier elapsed, SearchListener listener) {
        this.factory = factory;
        this.store = store;
        this.pool = pool;
        this.models = models;
        this.budget = budget;
        this.stop = stop;
        this.elapsed = elapsed;
        this.listener = listener;
    }

    @Override
    public List<Trial> evaluate(int generation, List<Suggestion> suggestions) {
        stop.get().ifPresent(reason -> {
            throw new SearchEnded(reason);
        });
        List<Integer> numbers = new ArrayList<>();
        List<Proposal> fresh = new ArrayList<>();
        boolean cut = false;
        int before = known.size();
        for (Suggestion suggestion : suggestions) {
            String key = factory.key(suggestion.genome());
            redraws = redraws.plus(suggestion.redraws());
            Integer number = known.get(key);
            if (number == null && known.size() >= budget) {
                cut = true;
                continue;
            }
            if (number == null) {
                number = known.size();
                known.put(key, number);
                propose(number, generation, key, suggestion).ifPresent(fresh::add);
                redraws = Redraws.NONE;
            }
            numbers.add(number);
        }
        if (!fresh.isEmpty()) {
            store.propose(fresh);
        }
        List<Integer> asked = numbers.stream().distinct().sorted().toList();
        reject(asked);
        train(asked);
        if (cut) {
            throw new SearchEnded(Reason.TRIALS_SPENT);
        }
        barren = known.size() == before ? barren + 1 : 0;
        if (barren >= BARREN_GENERATIONS) {
            throw new SearchEnded(Reason.SPACE_EXHAUSTED);
        }
        return numbers.stream().map(number -> store.history().trial(number).orElseThrow())
                .toList();
    }

    private Optional<Proposal> propose(int number, int generation, String key,
            Suggestion suggestion) {
        Optional<Trial> recorded = store.history().trial(number);
        if (recorded.isEmpty()) {
            return Optional.of(factory.proposal(number, generation, key, suggestion, redraws));
        }
        if (!recorded.get().proposal().key().equals(key)) {
            throw new UserException(ExitCode.CORRUPT,
                    """
                            Trial %d is recorded with another network than this program decides on. \
                            Maybe the run was made by another version, or its configuration was changed. \
                            What is recorded is kept. Resume with the version that made it, or start a new run."""
                            .formatted(number));
        }
        return Optional.empty();
    }

    // Whatever a strategy asks for, nothing that breaks a constraint is trained.
    private void reject(List<Integer> numbers) {
        for (Trial trial : waiting(numbers)) {
            factory.broken(trial.proposal().cost()).ifPresent(constraint -> {
                store.end(new TrialEnd(trial.number(),
                        new Outcome.Infeasible(constraint.notation()), elapsed.getAsDouble()));
                listener.ended(store.history().trial(trial.number()).orElseThrow());
            });
        }
    }

    // A lost trial goes back to the queue once; what is lost twice is not the candidate's fault.
    private void train(List<Integer> numbers) {
        trainOnce(numbers);
        if (stop.get().isEmpty() && !waiting(numbers).isEmpty()) {
            trainOnce(numbers);
        }
        List<Trial> left = waiting(numbers);
        if (!left.isEmpty()) {
            throw stop.get().map(SearchEnded::new).map(RuntimeException.class::cast)
                    .orElseGet(() -> new UserException(ExitCode.INTERNAL, """
                            Trial %d could not be trained: %s. Nothing that was recorded is lost. \
                            See the workers' logs, then resume."""
                            .formatted(left.getFirst().number(), left.getFirst().outcome()
                                    .map(Outcome::toString).orElse("no worker"))));
        }
    }

    private List<Trial> waiting(List<Integer> numbers) {
        return numbers.stream().map(number -> store.history().trial(number).orElseThrow())
                .filter(trial -> !trial.ended()).toList();
    }

    private void trainOnce(List<Integer> numbers) {
        List<Candidate> candidates = waiting(numbers).stream()
                .map(trial -> factory.candidate(trial.proposal())).toList();
        if (candidates.isEmpty()) {
            return;
        }
        try {
            pool.evaluate(candidates, () -> stop.get().isEmpty(), new TrainingPool.Listener() {
                @Override
                public void started(Candidate candidate) {
                    listener.started(candidate);
                }

                @Override
                public void ended(Candidate candidate, Outcome outcome) {
                    record(candidate.trial(), outcome);
                    listener.ended(store.history().trial(candidate.trial()).orElseThrow());
                }

                @Override
                public void step(int trial, int step, int steps) {
                    listener.step(trial, step, steps);
                }
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SearchEnded(Reason.STOPPED);
        }
    }

    private void record(int number, Outcome outcome) {
        Proposal proposal = store.history().trial(number).orElseThrow().proposal();
        Optional<String> model = models.admit(new Trial(proposal, Optional.of(outcome)));
        store.end(new TrialEnd(number, outcome, elapsed.getAsDouble(), model.orElse(null)),
                models::publish);
        models.retire();
    }
}
