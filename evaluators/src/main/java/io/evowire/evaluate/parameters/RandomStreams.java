package io.evowire.evaluate.parameters;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * What is random in a training, each from the seed and a position: so a training that is continued
 * draws what the uninterrupted one would have drawn.
 *
 * @param seed of the recipe
 */
public record RandomStreams(long seed) {

    private static final long ORDER = 1;
    private static final long AUGMENTATION = 2;
    private static final long REMOVAL = 3;
    private static final long WEIGHTS = 4;
    private static final long PERTURBATION = 5;
    private static final long SAMPLE = 6;
    private static final long DROPOUT = 7;
    private static final long EDGE = 8;

    /** The order of all images in an epoch: a permutation of 0 to {@code images - 1}. */
    public int[] order(int epoch, int images) {
        RandomGenerator random = generator(ORDER, epoch);
        int[] order = new int[images];
        for (int i = 0; i < images; i++) { // Fisher-Yates, inside out
            int at = random.nextInt(i + 1);
            order[i] = order[at];
            order[at] = i;
        }
        return order;
    }

    /** What decides the augmentation of one step's images. */
    public RandomGenerator augmentation(int step) {
        return generator(AUGMENTATION, step);
    }

    /** What decides which nodes and edges are removed to see what that costs. */
    public RandomGenerator removal() {
        return generator(REMOVAL, 0);
    }

    /** What the initial weights of single connections are drawn with. */
    public RandomGenerator weights() {
        return generator(WEIGHTS, 0);
    }

    /** What changes the weights, to see which change helps, in a step of an evolution strategy. */
    public RandomGenerator perturbation(int step) {
        return generator(PERTURBATION, step);
    }

    /** What draws the images of a step that does not go through all images in order. */
    public RandomGenerator sample(int step) {
        return generator(SAMPLE, step);
    }

    /** What decides which inputs of the classifier a step drops. */
    public RandomGenerator dropout(int step) {
        return generator(DROPOUT, step);
    }

    /** What decides whether a step trains without an edge, and without which. */
    public RandomGenerator edge(int step) {
        return generator(EDGE, step);
    }

    private RandomGenerator generator(long purpose, int position) {
        return RandomGeneratorFactory.of("L64X128MixRandom")
                .create(mix(mix(seed + purpose) + position));
    }

    /** Stafford's variant 13 of the 64-bit mixer, a bijection. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
