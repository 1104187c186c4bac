package io.evowire.run.problem;

import io.evowire.core.text.Sha256;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Randomness by name: every random choice of a run has a seed that follows from the run's seed and
 * from what is chosen, so there is no state to save.
 *
 * @param seed seed of the run
 */
public record Randomness(long seed) {

    /** The seed for a purpose, such as {@code generation 3}. */
    public long seedOf(String purpose) {
        String hash = Sha256.hex(seed + " " + purpose);
        return Long.parseUnsignedLong(hash.substring(0, 16), 16) >>> 1;
    }

    /** A fresh generator for a purpose. */
    public RandomGenerator of(String purpose) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seedOf(purpose));
    }
}
