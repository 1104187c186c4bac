package io.evowire.run.search;

import io.evowire.core.objective.Constraint;
import io.evowire.evaluate.Outcome;
import io.evowire.run.generation.Decision;
import io.evowire.run.generation.NewTrial;
import io.evowire.run.generation.SteadyLoop;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.TrialStore;
import io.evowire.run.strategy.SearchEnded;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.training.GenerationTraining;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A search without generations: whenever a training ends, one more network is decided on, so that
 * no worker waits for another one. Each decision is recorded with the trials whose ends it knew, in
 * the recorded order of these ends; a search that goes on decides as if it had never stopped, but
 * trainings may then end in another order.
 */
final class SteadySearch {

    private final CandidateFactory factory;
    private final TrialStore store;
    private final GenerationTraining training;
    private final SteadyLoop<?> loop;
    private final int width;
    private final int budget;
    private final Supplier<Optional<Reason>> stop;

    /**
     * A search.
     *
     * @param slots  how many networks train at a time
     * @param budget number of trials
     * @param stop   asked before each decision: a reason to end
     */
    SteadySearch(CandidateFactory factory, TrialStore store, GenerationTraining training,
            int slots, int budget, Supplier<Optional<Reason>> stop) {
        this.factory = factory;
        this.store = store;
        this.training = training;
        this.loop = SteadyLoop.of(factory, store.history());
        this.width = SteadyLoop.width(slots);
        this.budget = budget;
        this.stop = stop;
    }

    /** Searches on until something ends it; returns why. */
    Reason run() {
        loop.resume().ifPresent(this::compare);
        try {
            training.flow(feasible(loop.pending()), this::decisions);
            return stop.get().orElse(loop.exhausted()
                    ? Reason.SPACE_EXHAUSTED
                    : Reason.TRIALS_SPENT);
        } catch (SearchEnded e) {
            return e.reason();
        }
    }

    private void compare(Decision newest) {
        var recorded = new RecordedDecisions(factory, store.history());
        newest.fresh().forEach(recorded::holds);
        recorded.holds(newest.generation());
        loop.decided(newest);
    }

    // One for each end that is told, in the order of the ends: as many as pending trainings leave
    // room for.
    private List<Integer> decisions() {
        List<Integer> numbers = new ArrayList<>();
        while (stop.get().isEmpty() && !loop.exhausted()) {
            int pending = loop.pending().size();
            if (pending < width && loop.trials() < budget && !(loop.dry() && pending > 0)) {
                numbers.addAll(feasible(decide()));
            } else if (!loop.tellNext()) {
                break;
            }
        }
        return numbers;
    }

    private List<Integer> decide() {
        Decision decision = loop.decide();
        var recorded = new RecordedDecisions(factory, store.history());
        List<Proposal> fresh = decision.fresh().stream()
                .map(trial -> recorded.proposal(trial, loop::knows)).toList();
        store.propose(fresh, decision.whole());
        loop.decided(decision);
        return decision.fresh().stream().map(NewTrial::number).toList();
    }

    // Whatever a strategy asks for, nothing that breaks a constraint is trained.
    private List<Integer> feasible(List<Integer> numbers) {
        List<Integer> feasible = new ArrayList<>();
        for (int number : numbers) {
            var trial = store.history().trial(number).orElseThrow();
            Optional<Constraint> broken = factory.broken(trial.proposal().cost());
            if (broken.isEmpty()) {
                feasible.add(number);
            } else if (!trial.ended()) {
                training.end(number, new Outcome.Infeasible(broken.get().notation()));
            }
        }
        return feasible;
    }
}
