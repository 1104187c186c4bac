package io.evowire.evaluate.wann;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.wann.Activation;
import io.evowire.core.wann.SparseNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeightedPassTest {

    private static final int IMAGES = 150; // more than a chunk, and no whole number of chunks
    /** Steps of the difference quotients, whose error falls with their square. */
    private static final double STEP = 1e-5;
    /** Where a sum is nearer to a kink, a step may cross it. */
    private static final double AWAY = 1e-3;

    private static float[] weights(SparseNetwork network, long seed) {
        RandomGenerator random = Noise.random(seed);
        float[] weights = new float[network.connections().size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (0.7 * random.nextGaussian());
        }
        return weights;
    }

    private static double[] doubles(float[] weights) {
        double[] exact = new double[weights.length];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = weights[i];
        }
        return exact;
    }

    /** The loss by its definition, in double precision. */
    private static double loss(SparseNetwork network, WannImages images, double[] weights) {
        double sum = 0;
        for (int image = 0; image < IMAGES; image++) {
            sum -= PlainPass.score(PlainPass.logits(network, images.image(image), weights),
                    images.label(image));
        }
        return sum / IMAGES;
    }

    private static double slope(SparseNetwork network, WannImages images, double[] weights,
            int which) {
        double before = weights[which];
        weights[which] = before + STEP;
        double above = loss(network, images, weights);
        weights[which] = before - STEP;
        double below = loss(network, images, weights);
        weights[which] = before;
        return (above - below) / (2 * STEP);
    }

    /** Of ReLU and absolute value, networks none of whose sums lies near the kink. */
    private static boolean hasKinks(SparseNetwork network, WannImages images, double[] weights) {
        if (!network.activations().contains(Activation.RELU)
                && !network.activations().contains(Activation.ABSOLUTE)) {
            return false;
        }
        for (int image = 0; image < IMAGES; image++) {
            for (double sum : PlainPass.sums(network, images.image(image), weights)) {
                if (sum != 0 && Math.abs(sum) < AWAY) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void check(List<Activation> activations) {
        WannImages images = Noise.images(IMAGES, 1);
        WannBatch batch = images.batch(0, IMAGES);
        int checked = 0;
        for (int seed = 0; checked < 3; seed++) {
            assertTrue(seed < 500, "no network of " + activations + " is away from kinks");
            SparseNetwork network = Noise.network(6, activations, seed);
            float[] weights = weights(network, seed);
            double[] exact = doubles(weights);
            if (hasKinks(network, images, exact)) {
                continue;
            }
            checked++;
            float[] gradient = new float[weights.length];
            double loss = new WeightedPass(network).gradient(batch, weights, gradient);
            assertEquals(loss(network, images, exact), loss, 1e-5 * (1 + loss));
            double largest = 0;
            for (int i = 0; i < gradient.length; i++) {
                largest = Math.max(largest, Math.abs(gradient[i]));
            }
            for (int i = 0; i < gradient.length; i++) {
                assertEquals(slope(network, images, exact, i), gradient[i],
                        2e-5 * (1 + largest), "weight %d of seed %d".formatted(i, seed));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Activation.class, names = "STEP", mode = EnumSource.Mode.EXCLUDE)
    void gradientsAreThoseOfDifferenceQuotients(Activation activation) {
        check(List.of(activation));
    }

    @Test
    void gradientsOfMixedNetworksAreThoseOfDifferenceQuotients() {
        check(Activation.WITHOUT_STEP);
    }

    @Test
    void nothingIsLearntThroughSteps() {
        SparseNetwork network = Noise.network(6, List.of(Activation.STEP), 3);
        float[] gradient = new float[network.connections().size()];
        new WeightedPass(network).gradient(Noise.images(IMAGES, 1).batch(0, IMAGES),
                weights(network, 3), gradient);
        for (int i = 0; i < gradient.length; i++) {
            if (network.connections().get(i).to() < network.firstOutput()) {
                assertEquals(0, gradient[i]);
            }
        }
        assertTrue(max(gradient) > 0);
    }

    private static float max(float[] values) {
        float max = 0;
        for (float value : values) {
            max = Math.max(max, Math.abs(value));
        }
        return max;
    }

    @Test
    void equalWeightsScoreAsTheSharedWeightDoes() {
        WannBatch batch = Noise.images(IMAGES, 2).batch(0, IMAGES);
        for (int seed = 0; seed < 5; seed++) {
            SparseNetwork network = Noise.network(8, Activation.WITHOUT_STEP, seed);
            float[] weights = new float[network.connections().size()];
            Arrays.fill(weights, -1.5f);
            double shared = new WannPass().scores(network, batch, new float[]{-1.5f})[0];
            assertEquals(shared, new WeightedPass(network).score(batch, weights),
                    1e-4 * (1 - shared));
        }
    }

    @Test
    void theGradientByAnOutputsSumIsProbabilityLessLabel() {
        SparseNetwork network = Noise.network(0, List.of(Activation.LINEAR), 4);
        WannImages images = Noise.images(IMAGES, 4);
        float[] weights = weights(network, 4);
        var pass = new WeightedPass(network);
        pass.gradient(images.batch(0, IMAGES), weights, new float[weights.length]);
        double[] squares = new double[Noise.CLASSES];
        for (int image = 0; image < IMAGES; image++) {
            double[] logits = PlainPass.logits(network, images.image(image), doubles(weights));
            for (int output = 0; output < Noise.CLASSES; output++) {
                double delta = Math.exp(PlainPass.score(logits, output))
                        - (images.label(image) == output ? 1 : 0);
                squares[output] += delta * delta;
            }
        }
        assertArrayEquals(Arrays.stream(squares).map(Math::sqrt).toArray(),
                pass.nodeGradients(), 1e-4);
    }

    @Test
    void rightAreTheImagesWhoseLargestOutputIsTheLabel() {
        SparseNetwork network = Noise.network(5, Activation.WITHOUT_STEP, 5);
        WannImages images = Noise.images(IMAGES, 5);
        float[] weights = weights(network, 5);
        int right = 0;
        for (int image = 0; image < IMAGES; image++) {
            double[] logits = PlainPass.logits(network, images.image(image), doubles(weights));
            int label = images.label(image);
            right += Arrays.stream(logits).max().orElseThrow() == logits[label] ? 1 : 0;
        }
        assertEquals(right,
                new WeightedPass(network).right(images.batch(0, IMAGES), weights));
    }
}
