package io.evowire.evaluate.wann;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.wann.Activation;
import io.evowire.core.wann.Connection;
import io.evowire.core.wann.SparseNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WannPassTest {

    private static final float[] WEIGHTS = {-2, -1, -0.5f, 0.5f, 1, 2};
    private static final int CLASSES = Noise.CLASSES;

    /** All but the step, whose value jumps where a rounding error changes the sign. */
    @Test
    void scoresAreThoseOfTheDefinition() {
        WannImages images = Noise.images(150, 1); // more than a chunk, no whole number of them
        WannBatch batch = images.batch(0, 150);
        for (int seed = 0; seed < 10; seed++) {
            SparseNetwork network = Noise.network(2 * seed, Activation.WITHOUT_STEP, seed);
            double[] scores = new WannPass().scores(network, batch, WEIGHTS);
            for (int weight = 0; weight < WEIGHTS.length; weight++) {
                double expected = 0;
                float[][] logits = new WannPass().logits(network, batch, WEIGHTS[weight]);
                for (int image = 0; image < 150; image++) {
                    double[] plain = PlainPass.logits(network, images.image(image),
                            WEIGHTS[weight]);
                    expected += PlainPass.score(plain, images.label(image)) / 150;
                    for (int output = 0; output < CLASSES; output++) {
                        assertEquals(plain[output], logits[output][image],
                                1e-3 * (1 + Math.abs(plain[output])), "seed " + seed);
                    }
                }
                assertEquals(expected, scores[weight], 1e-3 * (1 + Math.abs(expected)),
                        "seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void activationsAreTheirDefinitionToWithinTheStatedError(Activation activation) {
        float[] sums = new float[WannBatch.CHUNK];
        float[] values = new float[WannBatch.CHUNK];
        RandomGenerator random = Noise.random(2);
        double worst = 0;
        for (int round = 0; round < 400; round++) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(-3, 3)));
            }
            sums[0] = 0;
            sums[1] = 200;
            sums[2] = -200;
            Kernels.activate(activation, 0.5f, sums, 0, values, 0);
            for (int i = 0; i < sums.length; i++) {
                double expected = activation.of(0.5f * sums[i]);
                worst = Math.max(worst,
                        Math.abs(values[i] - expected) / Math.max(1, Math.abs(expected)));
            }
        }
        assertTrue(worst < Kernels.ERROR, activation + ": " + worst);
    }

    @Test
    void largeArgumentsGiveNumbers() {
        float[] sums = new float[WannBatch.CHUNK];
        float[] values = new float[WannBatch.CHUNK];
        for (Activation activation : List.of(Activation.SINE, Activation.COSINE, Activation.TANH,
                Activation.SIGMOID, Activation.GAUSS)) {
            for (float large : new float[]{5e6f, 1e9f, 1e30f, Float.POSITIVE_INFINITY}) {
                Arrays.fill(sums, large);
                Kernels.activate(activation, -1, sums, 0, values, 0);
                assertTrue(Math.abs(values[5]) <= 1, activation + " of " + -large + ": "
                        + values[5]);
            }
        }
    }

    @Test
    void withoutHiddenNodesTheOppositeWeightNegatesTheOutputs() {
        SparseNetwork network = Noise.network(0, Activation.WITHOUT_STEP, 3);
        WannBatch batch = Noise.images(200, 3).batch(0, 200);
        for (float weight : new float[]{0.5f, 1, 2}) {
            float[][] plus = new WannPass().logits(network, batch, weight);
            float[][] minus = new WannPass().logits(network, batch, -weight);
            for (int output = 0; output < CLASSES; output++) {
                for (int image = 0; image < 200; image++) {
                    assertEquals(plus[output][image], -minus[output][image]);
                }
            }
        }
    }

    @Test
    void theSoftmaxOfFarOutputsIsNeverInfinite() {
        // A chain of linear nodes that doubles: outputs of about 2^100, whose softmax is 0 or 1.
        int length = 100;
        List<Activation> linear = Collections.nCopies(length + CLASSES, Activation.LINEAR);
        List<Connection> connections = new ArrayList<>(List.of(new Connection(1, 17)));
        for (int node = 18; node < 17 + length + 1; node++) {
            connections.add(new Connection(node - 1, node));
        }
        var network = new SparseNetwork(16, CLASSES, linear, connections);
        WannBatch batch = Noise.images(130, 4).batch(0, 130);
        for (double score : new WannPass().scores(network, batch, WEIGHTS)) {
            assertTrue(Double.isFinite(score) && score <= 0 && score >= WannPass.WORST,
                    "score " + score);
        }
    }

    @Test
    void outputsThatAreNoNumbersGetTheWorstScore() {
        int length = 200; // 2^200 is no float
        List<Activation> linear = Collections.nCopies(length + CLASSES, Activation.LINEAR);
        List<Connection> connections = new ArrayList<>(List.of(new Connection(0, 17)));
        for (int node = 18; node < 17 + length + 2; node++) {
            connections.add(new Connection(Math.min(node - 1, 16 + length), node));
        }
        var network = new SparseNetwork(16, CLASSES, linear, connections);
        double[] scores = new WannPass().scores(network, Noise.images(10, 5).batch(0, 10), WEIGHTS);
        assertEquals(WannPass.WORST, scores[5]);
        assertTrue(scores[3] > -10, "score " + scores[3]);
    }

    @Test
    void scoresAreTheSameBitsWhateverTheNumberOfThreadsAndWhatWasComputedBefore() {
        WannBatch batch = Noise.images(300, 6).batch(250, Noise.random(1));
        List<SparseNetwork> networks = new ArrayList<>();
        for (int seed = 0; seed < 40; seed++) {
            networks.add(Noise.network(seed, Activation.WITHOUT_STEP, seed));
        }
        try (var one = new WannWorkers(1); var three = new WannWorkers(3)) {
            List<double[]> alone = one.map(40,
                    (i, pass) -> pass.scores(networks.get(i), batch, WEIGHTS));
            List<double[]> together = three.map(40,
                    (i, pass) -> pass.scores(networks.get(i), batch, WEIGHTS));
            for (int i = 0; i < 40; i++) {
                assertArrayEquals(alone.get(i), together.get(i));
            }
        }
    }

    @Test
    void aBatchHasNoImageTwice() {
        WannImages images = Noise.images(50, 7);
        WannBatch batch = images.batch(50, Noise.random(1));
        assertEquals(50, batch.size());
        assertEquals(50, images.batch(60, Noise.random(1)).size());
        int[] counts = new int[CLASSES];
        for (int i = 0; i < 50; i++) {
            counts[batch.label(i)]++;
        }
        assertArrayEquals(new int[]{17, 17, 16}, counts);
    }

    @Test
    void anotherNumberOfInputsIsRefused() {
        var small = new SparseNetwork(3, 1, List.of(Activation.LINEAR), List.of());
        WannBatch batch = Noise.images(10, 8).batch(0, 10);
        assertThrows(IllegalArgumentException.class,
                () -> new WannPass().scores(small, batch, WEIGHTS));
    }
}
