package io.evowire.run.strategy;

import java.util.List;
import java.util.random.RandomGenerator;

/** How a generation is chosen from a pool. */
sealed interface Choice permits ImprovementChoice, ThompsonChoice {

    /**
     * Indices of the chosen in the pool, each once, in the order of the choice.
     *
     * @param pool   of at least {@code count} networks
     * @param count  how many
     * @param plain  how many of these are the pool's first draws, whatever is believed of them; at
     *               most as many as there are
     * @param random for what is drawn
     */
    List<Integer> of(Pool pool, int count, int plain, RandomGenerator random);

    /** Why a network is chosen that is not a plain draw, in words. */
    String reason();
}
