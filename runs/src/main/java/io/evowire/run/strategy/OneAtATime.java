package io.evowire.run.strategy;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A strategy that can also decide on one network at a time, while others that it asked for before
 * are still being trained: in a steady state, without generations. It is told each answer for
 * itself, in the order in which trainings end.
 *
 * @param <S> what it knows
 */
public interface OneAtATime<S> extends SearchStrategy<S> {

    /**
     * The next network to try. A pure function, as {@link #ask} is.
     *
     * @param state    what it knows of those that were answered
     * @param pending  what was asked for and has no answer yet, in the order of asking; of the
     *                 trials everything is known but the outcome
     * @param decision number from 1
     * @param random   randomness of this decision
     * @throws io.evowire.run.UserException with exit code 3 if no draw kept the constraints
     */
    Suggestion next(S state, List<Told> pending, int decision, RandomGenerator random);
}
