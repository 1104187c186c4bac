package io.evowire.run.search;

import io.evowire.core.objective.Constraint;
import io.evowire.evaluate.Outcome;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Generation;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.generation.Decision;
import io.evowire.run.generation.Evaluation;
import io.evowire.run.generation.NewTrial;
import io.evowire.run.strategy.SearchEnded;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.training.GenerationTraining;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Evaluation with the store as memo: what is recorded is not trained again, what is new is recorded
 * first.
 */
final class RecordedEvaluation implements Evaluation {

    private final CandidateFactory factory;
    private final TrialStore store;
    private final GenerationTraining training;
    private final Supplier<Optional<Reason>> stop;
    private final int budget;

    /**
     * An evaluation.
     *
     * @param training how new candidates are trained
     * @param budget   number of trials and second looks
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

    // Who is pruned depends on the whole generation, which the budget must not decide on.
    @Override
    public int limit(int before) {
        stop.get().ifPresent(reason -> {
            throw new SearchEnded(reason);
        });
        boolean whole = factory.config().strategy().rungs().prunes();
        return whole && before < budget ? Integer.MAX_VALUE : budget;
    }

    @Override
    public List<Trial> evaluate(Decision decision) {
        propose(decision);
        // Those known before have ended: no generation is left before all of it has.
        training.train(feasible(decision.fresh().stream().map(NewTrial::number).toList()));
        training.look(decision.generation().asked());
        return decision.generation().asked().stream().map(store.history()::answer).toList();
    }

    // What the budget cut off is decided again if it is raised, with the rest of its generation.
    private void propose(Decision decision) {
        var recorded = new RecordedDecisions(factory, store.history());
        List<Proposal> fresh = decision.fresh().stream().filter(trial -> !recorded.holds(trial))
                .map(recorded::proposal).toList();
        Optional<Generation> whole = decision.whole().filter(asked -> !recorded.holds(asked));
        if (!fresh.isEmpty() || whole.isPresent()) {
            store.propose(fresh, whole);
        }
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
