package io.evowire.run.study.simulation;

import io.evowire.run.problem.Randomness;

/** Draws from the standard normal distribution by name; the same bits on every machine. */
final class NormalDraw {

    private static final Randomness RANDOMNESS = new Randomness(0);

    private static final double SEEDS = 0x1p63;

    private NormalDraw() {}

    /** The draw of this name (Box and Muller 1958). */
    static double of(String name) {
        return StrictMath.sqrt(-2 * StrictMath.log(uniform(name + " radius")))
                * StrictMath.cos(2 * Math.PI * uniform(name + " angle"));
    }

    // In (0, 1].
    private static double uniform(String name) {
        return (RANDOMNESS.seedOf(name) + 1.0) / SEEDS;
    }
}
