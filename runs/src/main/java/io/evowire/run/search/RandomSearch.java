package io.evowire.run.search;

import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Independent draws from the space: the control that every other strategy has to beat.
 *
 * @param factory of the run
 * @see <a href="https://arxiv.org/abs/1902.07638">Li and Talwalkar, Random search and reproducibility
 *      for neural architecture search (2019)</a>
 */
record RandomSearch(CandidateFactory factory) implements SearchStrategy {

    /** Draws depend on no outcome, so many are handed over at once and no worker waits. */
    static final int AT_ONCE = 32;

    @Override
    public void search(Evaluation evaluation) {
        var variation = new Variation(factory);
        for (int generation = 1;; generation++) {
            RandomGenerator random = factory.random(generation);
            evaluation.evaluate(generation,
                    Stream.generate(() -> variation.draw(random)).limit(AT_ONCE).toList());
        }
    }
}
