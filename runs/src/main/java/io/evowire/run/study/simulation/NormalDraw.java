package io.evowire.run.study.simulation;

import io.evowire.core.statistics.Normal;
import io.evowire.run.problem.Randomness;

/** Draws from the standard normal distribution by name. */
final class NormalDraw {

    private static final Randomness RANDOMNESS = new Randomness(0);

    private static final double SEEDS = 0x1p63;

    private NormalDraw() {}

    /** The draw of this name. */
    static double of(String name) {
        return Normal.of(uniform(name + " radius"), uniform(name + " angle"));
    }

    // In (0, 1].
    private static double uniform(String name) {
        return (RANDOMNESS.seedOf(name) + 1.0) / SEEDS;
    }
}
