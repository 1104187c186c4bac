package io.evowire.run.strategy;

import io.evowire.run.config.StrategyConfig;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.FeasibleSpace;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Independent draws from the space: the control that every other strategy has to beat.
 *
 * @param factory of the run
 * @see <a href="https://arxiv.org/abs/1902.07638">Li and Talwalkar, Random search and
 *      reproducibility for neural architecture search (2019)</a>
 */
record RandomSearch(CandidateFactory factory) implements OneAtATime<Known> {

    // Draws depend on no outcome, so many are handed over at once and no worker waits.
    private static final int AT_ONCE = 32;

    /**
     * Size of a generation: with rungs, in which a generation competes, that of other strategies.
     */
    static int atOnce(StrategyConfig config) {
        return config.rungs().prunes() ? config.population() : AT_ONCE;
    }

    @Override
    public Known begin() {
        return Known.NONE;
    }

    @Override
    public Optional<List<Request>> ask(Known known, int generation, RandomGenerator random) {
        var variation = new Variation(factory, known);
        return Optional.of(Stream.<Request>generate(() -> variation.draw(random))
                .limit(atOnce(factory.config().strategy())).toList());
    }

    @Override
    public Suggestion next(Known known, List<Told> pending, int decision,
            RandomGenerator random) {
        return new Variation(factory, known.plus(pending)).draw(random);
    }

    @Override
    public Known tell(Known known, List<Told> told) {
        return known.plus(told);
    }

    @Override
    public void requireFeasible() {
        new FeasibleSpace(factory).requireAny();
    }
}
