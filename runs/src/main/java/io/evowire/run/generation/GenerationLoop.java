package io.evowire.run.generation;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Generation;
import io.evowire.run.store.Generation.Asked;
import io.evowire.run.store.History;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.RunEvents;
import io.evowire.run.store.Trial;
import io.evowire.run.strategy.Request;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.strategy.SearchEnded;
import io.evowire.run.strategy.SearchStrategy;
import io.evowire.run.strategy.Told;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks a strategy and tells it, one generation after the other.
 *
 * @param <S> what the strategy knows
 */
public final class GenerationLoop<S> {

    /** So many generations in a row without a new network end a search. */
    private static final int BARREN_GENERATIONS = 100;

    private final SearchStrategy<S> strategy;
    private final CandidateFactory factory;
    private final Ledger ledger;
    private S state;
    private int generation;
    private int barren;

    private GenerationLoop(SearchStrategy<S> strategy, CandidateFactory factory) {
        this.strategy = strategy;
        this.factory = factory;
        this.ledger = new Ledger(factory);
        this.state = strategy.begin();
    }

    /** A search with a strategy that knows nothing yet. */
    public static GenerationLoop<?> of(CandidateFactory factory) {
        return of(SearchStrategy.of(factory), factory);
    }

    /** As above, with a strategy of the caller's. */
    public static <S> GenerationLoop<S> of(SearchStrategy<S> strategy, CandidateFactory factory) {
        return new GenerationLoop<>(strategy, factory);
    }

    /**
     * Goes to where the newest recorded generation of a run begins, which is decided again: what
     * the strategy knew there is folded from the generations before.
     *
     * @throws UserException with exit code 5 if one of these is not recorded
     */
    public GenerationLoop<S> resume(History history) {
        List<Generation> recorded = history.all(RunEvents.GENERATION);
        recorded.stream().limit(Math.max(0, recorded.size() - 1L))
                .forEach(asked -> fold(asked, history));
        return this;
    }

    private void fold(Generation recorded, History history) {
        if (recorded.generation() != generation + 1) {
            throw new UserException(ExitCode.CORRUPT,
                    """
                            The requests of generation %d are recorded after generation %d. \
                            Restore the run from a backup."""
                            .formatted(recorded.generation(), generation));
        }
        List<Trial> trials = recorded.asked().stream().map(history::answer).toList();
        Set<Integer> found = new HashSet<>();
        List<Proposal> fresh = trials.stream().filter(trial -> trial.number() >= ledger.size())
                .filter(trial -> found.add(trial.number())).map(Trial::proposal).toList();
        ledger.enter(recorded, fresh);
        told(recorded, trials, !fresh.isEmpty());
    }

    /** Searches on until the evaluation or the strategy ends it; returns why. */
    public Reason run(Evaluation evaluation) {
        try {
            while (barren < BARREN_GENERATIONS) {
                int limit = evaluation.limit(ledger.trainings());
                Optional<List<Request>> requests = strategy.ask(state, generation + 1,
                        factory.random(generation + 1));
                if (requests.isEmpty()) {
                    return Reason.SPACE_EXHAUSTED;
                }
                Decision decision = ledger.enter(generation + 1, requests.get(), limit);
                List<Trial> trials = evaluation.evaluate(decision);
                if (decision.cut()) {
                    return Reason.TRIALS_SPENT;
                }
                told(decision.generation(), trials, !decision.fresh().isEmpty());
            }
            return Reason.SPACE_EXHAUSTED;
        } catch (SearchEnded e) {
            return e.reason();
        }
    }

    private void told(Generation asked, List<Trial> trials, boolean fruitful) {
        barren = fruitful ? 0 : barren + strategy.weight(state);
        generation = asked.generation();
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            told.add(told(asked.asked().get(i), trials.get(i)));
        }
        state = strategy.tell(state, told);
    }

    static Told told(Asked asked, Trial trial) {
        return new Told(trial,
                asked.genome() == null ? trial.proposal().genome() : asked.genome(),
                asked.parents() == null ? trial.proposal().parents() : asked.parents(),
                asked.screened() == null);
    }
}
