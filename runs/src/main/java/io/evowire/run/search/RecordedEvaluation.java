package io.evowire.run.search;

import io.evowire.core.objective.Constraint;
import io.evowire.evaluate.Outcome;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.search.SearchEnded.Reason;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Redraws;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

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
    private final GenerationTraining training;
    private final Supplier<Optional<Reason>> stop;
    private final int budget;
    private final Map<String, Integer> known = new HashMap<>();
    private Redraws redraws = Redraws.NONE;
    private int barren;

    /**
     * An evaluation.
     *
     * @param training how new candidates are trained
     * @param budget   number of trials
     * @param stop     asked before each generation: a reason to end
     */
    RecordedEvaluation(CandidateFactory factory, TrialStore store, GenerationTraining training,
            int budget, Supplier<Optional<Reason>> stop) {
        this.factory = factory;
        this.store = store;
        this.training = training;
        this.budget = budget;
        this.stop = stop;
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
        // Who is pruned depends on the whole generation, which the budget must not decide on.
        boolean whole = factory.config().strategy().rungs().prunes();
        for (Suggestion suggestion : suggestions) {
            String key = factory.key(suggestion.genome());
            redraws = redraws.plus(suggestion.redraws());
            Integer number = known.get(key);
            if (number == null && (whole ? before : known.size()) >= budget) {
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
        // Those known before have ended: no generation is left before all of it has.
        training.train(feasible(IntStream.range(before, known.size()).boxed().toList()));
        if (cut) {
            throw new SearchEnded(Reason.TRIALS_SPENT);
        }
        barren = known.size() == before ? barren + 1 : 0;
        if (barren >= BARREN_GENERATIONS) {
            throw new SearchEnded(Reason.SPACE_EXHAUSTED);
        }
        return numbers.stream().map(this::trial).toList();
    }

    private Optional<Proposal> propose(int number, int generation, String key,
            Suggestion suggestion) {
        Optional<Trial> recorded = store.history().trial(number);
        if (recorded.isEmpty()) {
            Proposal fresh = factory.proposal(number, generation, key, suggestion, redraws);
            return Optional.of(new DonorChoice(factory, store.history()).of(suggestion)
                    .map(fresh::from).orElse(fresh));
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
    private List<Integer> feasible(List<Integer> numbers) {
        List<Integer> feasible = new ArrayList<>();
        for (int number : numbers) {
            Trial trial = trial(number);
            Optional<Constraint> broken = factory.broken(trial.proposal().cost());
            if (broken.isEmpty()) {
                feasible.add(number);
            } else if (!trial.ended()) {
                training.end(number, new Outcome.Infeasible(broken.get().notation()));
            }
        }
        return feasible;
    }

    private Trial trial(int number) {
        return store.history().trial(number).orElseThrow();
    }
}
