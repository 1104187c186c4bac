package io.evowire.run.store;

import io.evowire.evaluate.Outcome;

/**
 * What a second look at a trial came to: the same network, trained from scratch with another seed
 * because the search asked for it. The trial keeps its own outcome.
 *
 * @param trial          number of the trial, which was trained to the end
 * @param seed           seed of the training
 * @param outcome        what came of it
 * @param sessionSeconds seconds that the session had worked when it ended
 */
public record SecondLook(int trial, long seed, Outcome outcome, double sessionSeconds) {

    /** Identity of such a training in the run, in words. */
    public static String id(int trial, long seed) {
        return "trial %d with seed %d".formatted(trial, seed);
    }
}
