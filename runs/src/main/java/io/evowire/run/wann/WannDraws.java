package io.evowire.run.wann;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * What is random in a search, each from the seed and what it is for: so a search that is resumed
 * draws what the uninterrupted one would have drawn.
 *
 * @param seed of the settings
 */
record WannDraws(long seed) {

    private static final long FIRST = 1;
    private static final long BATCH = 2;
    private static final long NEXT = 3;
    private static final long CHAMPION = 4;

    /** What the first generation is drawn with. */
    RandomGenerator first() {
        return generator(FIRST, 0);
    }

    /** What the images of a generation are drawn with. */
    RandomGenerator batch(int generation) {
        return generator(BATCH, generation);
    }

    /** What decides how the generation after this one is bred. */
    RandomGenerator next(int generation) {
        return generator(NEXT, generation);
    }

    /** What the batches that champions are scored on are drawn with. */
    RandomGenerator champions(int batch) {
        return generator(CHAMPION, batch);
    }

    private RandomGenerator generator(long purpose, int position) {
        return RandomGeneratorFactory.of("L64X128MixRandom")
                .create(mix(mix(seed + purpose) + position));
    }

    // Stafford's variant 13 of the 64-bit mixer, a bijection.
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
