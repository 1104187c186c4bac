package io.evowire.run.search;

import io.evowire.genome.Genome;
import io.evowire.run.search.SearchEnded.Reason;
import io.evowire.run.store.Generation;
import io.evowire.run.store.Generation.Asked;
import io.evowire.run.store.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** Searches on until the evaluation or the strategy ends it; returns why. */
    public Reason run(Evaluation evaluation) {
        try {
            while (barren < BARREN_GENERATIONS) {
                int limit = evaluation.limit(ledger.size());
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

    private static Told told(Asked asked, Trial trial) {
        return new Told(trial,
                Genome.parse(asked.genome() == null ? trial.proposal().genome() : asked.genome()),
                asked.parents() == null ? trial.proposal().parents() : asked.parents(),
                asked.screened() == null);
    }
}
