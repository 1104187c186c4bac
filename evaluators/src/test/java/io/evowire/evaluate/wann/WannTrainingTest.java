package io.evowire.evaluate.wann;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.core.wann.Activation;
import io.evowire.core.wann.Connection;
import io.evowire.core.wann.SparseNetwork;
import io.evowire.evaluate.data.ImageSplit;
import io.evowire.evaluate.wann.WannRecipe.Method;
import io.evowire.evaluate.wann.WannRecipe.Start;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WannTrainingTest {

    /** 4x4 images of three classes, each brighter in other rows. */
    private static WannImages images(int size, long seed) {
        RandomGenerator random = Noise.random(seed);
        byte[] pixels = new byte[size * 16];
        byte[] labels = new byte[size];
        for (int i = 0; i < size; i++) {
            labels[i] = (byte) (i % 3);
            for (int at = 0; at < 16; at++) {
                boolean bright = at / 4 == labels[i];
                pixels[i * 16 + at] = (byte) random.nextInt(bright ? 256 : 64);
            }
        }
        return WannImages.of(List.of(new ImageSplit(new TensorShape(1, 4, 4), pixels, labels)), 4);
    }

    /** All inputs to four hidden nodes, all of these to the outputs. */
    private static SparseNetwork layered() {
        var connections = new TreeSet<Connection>();
        for (int hidden = 17; hidden < 21; hidden++) {
            for (int input = 0; input < 17; input++) {
                connections.add(new Connection(input, hidden));
            }
            for (int output = 21; output < 24; output++) {
                connections.add(new Connection(hidden, output));
                connections.add(new Connection(0, output));
            }
        }
        return new SparseNetwork(16, 3,
                List.of(Activation.TANH, Activation.SINE, Activation.RELU, Activation.GAUSS,
                        Activation.LINEAR, Activation.LINEAR, Activation.LINEAR),
                List.copyOf(connections));
    }

    private static WannTraining.Result train(SparseNetwork network, WannRecipe recipe,
            int threads) {
        List<WannImages> parts = images(600, 1).split(500, Noise.random(1));
        try (var workers = new WannWorkers(threads)) {
            return new WannTraining(network, recipe).run(parts.get(0), parts.get(1), workers,
                    () -> true, epoch -> {});
        }
    }

    private static WannRecipe recipe(Method method) {
        return switch (method) {
            case ADAM -> new WannRecipe(method, Start.HE, 15, 64, 0.02, 0.9, 1);
            case SGD -> new WannRecipe(method, Start.HE, 15, 64, 0.2, 0.9, 1);
            case PEPG -> new WannRecipe(method, Start.ZERO, 600, 100, 0.05, 0.99, 1);
        };
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void everyMethodLearns(Method method) {
        WannTraining.Result result = train(layered(), recipe(method), 2);
        assertTrue(result.validation() > 0.8, method + ": " + result.validation());
        assertEquals(result.curve().get(result.best() - 1).validation(), result.validation());
        WannImages fresh = images(600, 2);
        try (var workers = new WannWorkers(1)) {
            double test = WannAccuracy.trained(result.weights(), fresh, workers);
            assertTrue(test > 0.75, method + ": " + test);
        }
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void trainingsAreTheSameBitsOnAnyNumberOfThreadsAndOtherWithAnotherSeed(Method method) {
        WannRecipe known = recipe(method);
        var recipe = new WannRecipe(method, known.start(), method == Method.PEPG ? 60 : 2,
                known.batch(), known.rate(), known.momentum(), 5);
        assertEquals(train(layered(), recipe, 1), train(layered(), recipe, 3));
        var other = new WannRecipe(method, known.start(), recipe.epochs(), known.batch(),
                known.rate(), known.momentum(), 6);
        assertTrue(!train(layered(), recipe, 1).curve().getLast()
                .equals(train(layered(), other, 1).curve().getLast()));
    }

    @Test
    void methodsHaveEqualPasses() {
        long adam = train(layered(), WannRecipe.of(Method.ADAM, Start.HE, 200, 1), 1).passes();
        assertEquals(3L * 200 * 500, adam);
        long pepg = train(layered(), WannRecipe.of(Method.PEPG, Start.HE, 200, 1), 1).passes();
        assertTrue(pepg <= adam && pepg > adam - Pepg.POPULATION * 500, pepg + " of " + adam);
    }

    @Test
    void theTunedStartIsTheBestSharedWeight() {
        SparseNetwork network = layered();
        List<WannImages> parts = images(600, 1).split(500, Noise.random(1));
        try (var workers = new WannWorkers(1)) {
            float tuned = WannAccuracy.tuned(network, parts.getFirst(), workers);
            // So small a rate that nothing moves: what is kept is what it started from.
            WannTraining.Result result = new WannTraining(network,
                    new WannRecipe(Method.SGD, Start.TUNED, 1, 64, 1e-30, 0, 1)).run(
                            parts.get(0), parts.get(1), workers, () -> true, epoch -> {});
            assertEquals(Collections.nCopies(network.connections().size(), (double) tuned),
                    result.weights().weights());
            assertEquals(0, result.best());
        }
    }

    @Test
    void heWeightsAreBoundedByTheConnectionsOfTheirTarget() {
        SparseNetwork network = layered();
        WannTraining.Result result = train(network,
                new WannRecipe(Method.SGD, Start.HE, 1, 64, 1e-30, 0, 1), 1);
        double largest = 0;
        for (int i = 0; i < network.connections().size(); i++) {
            boolean output = network.connections().get(i).to() >= network.firstOutput();
            double share = Math.abs(result.weights().weights().get(i))
                    / Math.sqrt(6.0 / (output ? 5 : 17));
            assertTrue(share <= 1, "weight " + i);
            largest = Math.max(largest, share);
        }
        assertTrue(largest > 0.9);
    }

    @Test
    void aTrainingThatDivergesKeepsTheBestThatItHad() {
        var recipe = new WannRecipe(Method.SGD, Start.HE, 30, 64, 1e30, 0.9, 1);
        WannTraining.Result result = train(layered(), recipe, 1);
        assertTrue(result.curve().size() < 30);
        assertTrue(result.curve().stream()
                .allMatch(epoch -> epoch.validation() <= result.validation()));
    }

    @Test
    void aTrainingStopsWhenItIsToldTo() {
        List<WannImages> parts = images(600, 1).split(500, Noise.random(1));
        try (var workers = new WannWorkers(1)) {
            assertEquals(1, new WannTraining(layered(), recipe(Method.ADAM)).run(parts.get(0),
                    parts.get(1), workers, () -> false, epoch -> {}).curve().size());
        }
    }

    @Test
    void adamStepsAsItsPaperSays() {
        float[] weights = {1, 1};
        var adam = new Adam(2, 0.1, 0.9);
        adam.apply(weights, new float[]{3, -0.02f});
        // The first step has the length of the rate, whatever the gradient.
        assertArrayEquals(new float[]{0.9f, 1.1f}, weights, 1e-5f);
        adam.apply(weights, new float[]{-3, -0.02f});
        double mean = (0.9 * 0.1 * 3 + 0.1 * -3) / (1 - 0.81);
        double square = (0.999 * 0.001 * 9 + 0.001 * 9) / (1 - 0.999 * 0.999);
        assertEquals(0.9 - 0.1 * mean / Math.sqrt(square), weights[0], 1e-5);
        assertEquals(1.2, weights[1], 1e-4);
    }

    @Test
    void pepgFindsTheTopOfAHill() {
        double[] top = {0.7, -0.4, 0.2, 0};
        var pepg = new Pepg(new float[4], new Adam(4, 0.01, 0.99));
        float[] tried = new float[4];
        for (int step = 0; step < 800; step++) {
            pepg.draw(Noise.random(step));
            double[] scores = new double[Pepg.POPULATION];
            for (int i = 0; i < scores.length; i++) {
                pepg.candidate(i, tried);
                for (int at = 0; at < 4; at++) {
                    scores[i] -= (tried[at] - top[at]) * (tried[at] - top[at]);
                }
            }
            pepg.tell(scores);
        }
        for (int at = 0; at < 4; at++) {
            assertEquals(top[at], pepg.mean()[at], 0.1);
        }
    }

    @Test
    void splitPartsHaveEveryImageOnce() {
        WannImages all = images(100, 3);
        List<WannImages> parts = all.split(70, Noise.random(3));
        assertEquals(70, parts.get(0).size());
        assertEquals(30, parts.get(1).size());
        double expected = 0;
        double found = 0;
        for (int i = 0; i < 100; i++) {
            expected += sum(all.image(i));
            found += sum(i < 70 ? parts.get(0).image(i) : parts.get(1).image(i - 70));
        }
        assertEquals(expected, found, 1e-3);
        assertThrows(IllegalArgumentException.class, () -> all.split(100, Noise.random(1)));
        assertThrows(IllegalArgumentException.class, () -> all.split(0, Noise.random(1)));
    }

    private static double sum(float[] image) {
        double sum = 0;
        for (float pixel : image) {
            sum += pixel;
        }
        return sum;
    }

    @Test
    void recipesOutOfBoundsAreRefused() {
        for (List<Double> wrong : List.of(Arrays.asList(0.0, 1.0, 1.0, 0.0),
                Arrays.asList(1.0, 0.0, 1.0, 0.0), Arrays.asList(1.0, 1.0, 0.0, 0.0),
                Arrays.asList(1.0, 1.0, 1.0, 1.0))) {
            assertThrows(IllegalArgumentException.class,
                    () -> new WannRecipe(Method.SGD, Start.HE, wrong.get(0).intValue(),
                            wrong.get(1).intValue(), wrong.get(2), wrong.get(3), 1));
        }
    }
}
