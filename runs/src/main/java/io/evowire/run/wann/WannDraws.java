package io.evowire.run.wann;

import io.evowire.run.problem.Randomness;
import java.util.random.RandomGenerator;

/**
 * What is random in a search, each from the seed and what it is for: so a search that is resumed
 * draws what the uninterrupted one would have drawn.
 */
record WannDraws(Randomness random) {

    /**
     * The draws of a search.
     *
     * @param seed of its settings
     */
    static WannDraws of(long seed) {
        return new WannDraws(new Randomness(seed));
    }

    /** What the first generation is drawn with. */
    RandomGenerator first() {
        return random.of("wann first generation");
    }

    /** What the images of a generation are drawn with. */
    RandomGenerator batch(int generation) {
        return random.of("wann images of generation %d".formatted(generation));
    }

    /** What decides how the generation after this one is bred. */
    RandomGenerator next(int generation) {
        return random.of("wann children of generation %d".formatted(generation));
    }

    /** What the batches that champions are scored on are drawn with. */
    RandomGenerator champions(int batch) {
        return random.of("wann champions' images %d".formatted(batch));
    }

    /** What divides the images into those for training and those for validation. */
    RandomGenerator split() {
        return random.of("wann training images");
    }
}
