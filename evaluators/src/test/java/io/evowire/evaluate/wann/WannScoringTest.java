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
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class WannScoringTest {

    private static final float[] WEIGHTS = {-2, -1, -0.5f, 0.5f, 1, 2};

    /** Networks that differ from one another in an activation or a connection, and some others. */
    private static List<SparseNetwork> relatives(int count, long seed) {
        RandomGenerator random = Noise.random(seed);
        List<SparseNetwork> networks = new ArrayList<>();
        SparseNetwork parent = Noise.network(12, Activation.WITHOUT_STEP, seed);
        for (int i = 0; i < count; i++) {
            List<Activation> activations = new ArrayList<>(parent.activations());
            var connections = new TreeSet<>(parent.connections());
            if (random.nextBoolean()) {
                activations.set(random.nextInt(parent.hidden()), Activation.WITHOUT_STEP
                        .get(random.nextInt(Activation.WITHOUT_STEP.size())));
            } else {
                int to = 18 + random.nextInt(parent.nodes() - 18);
                connections.add(new Connection(
                        random.nextInt(Math.min(to, parent.firstOutput())), to));
            }
            networks.add(new SparseNetwork(16, Noise.CLASSES, activations,
                    List.copyOf(connections)));
            if (i % 7 == 0) {
                networks.add(Noise.network(i % 5, Activation.WITHOUT_STEP, i));
                networks.add(networks.getFirst());
            }
        }
        return networks;
    }

    @Test
    void networksThatAreScoredTogetherGetTheBitsOfThoseScoredAlone() {
        WannBatch batch = Noise.images(300, 1).batch(0, 300);
        for (int threads : new int[]{1, 2, 7}) { // 7: more threads than chunks
            List<SparseNetwork> networks = relatives(60, threads);
            try (var workers = new WannWorkers(threads)) {
                List<double[]> together = WannScoring.of(networks, batch, WEIGHTS, workers);
                assertEquals(networks.size(), together.size());
                for (int i = 0; i < networks.size(); i++) {
                    assertArrayEquals(new WannPass().scores(networks.get(i), batch, WEIGHTS),
                            together.get(i), "network " + i);
                }
            }
        }
    }

    @Test
    void whatRelativesHaveInCommonIsPlannedOnce() {
        List<SparseNetwork> networks = relatives(60, 5);
        var plan = new JointPlan();
        networks.forEach(plan::add);
        int nodes = networks.stream().mapToInt(network -> network.activations().size()).sum();
        assertTrue(plan.nodes.size() < nodes / 2, plan.nodes.size() + " of " + nodes);
        assertEquals(networks.size(), plan.networks().size());
        assertTrue(plan.outputs.size() < networks.size());
        var twice = new JointPlan();
        networks.forEach(twice::add);
        int once = twice.nodes.size();
        networks.forEach(twice::add);
        assertEquals(once, twice.nodes.size());
        assertEquals(plan.networks(), twice.networks().subList(networks.size(),
                2 * networks.size()));
    }

    @Test
    void networksWithOtherInputsAreRefused() {
        var small = new SparseNetwork(3, 1, List.of(Activation.LINEAR), List.of());
        try (var workers = new WannWorkers(1)) {
            assertThrows(IllegalArgumentException.class, () -> WannScoring.of(List.of(small),
                    Noise.images(10, 1).batch(0, 10), WEIGHTS, workers));
        }
    }

    @Test
    void rightAreAsManyAsTheLogitsSay() {
        WannBatch batch = Noise.images(200, 2).batch(0, 200);
        SparseNetwork network = Noise.network(9, Activation.WITHOUT_STEP, 2);
        int[] right = new WannPass().right(network, batch, WEIGHTS);
        for (int weight = 0; weight < WEIGHTS.length; weight++) {
            float[][] logits = new WannPass().logits(network, batch, WEIGHTS[weight]);
            int expected = 0;
            for (int image = 0; image < 200; image++) {
                int best = 0;
                for (int output = 1; output < Noise.CLASSES; output++) {
                    best = logits[output][image] > logits[best][image] ? output : best;
                }
                expected += best == batch.label(image) ? 1 : 0;
            }
            assertEquals(expected, right[weight]);
        }
    }

    @Test
    void equalListsGetTheSameNumber() {
        var interning = new Interning();
        RandomGenerator random = Noise.random(4);
        List<List<Integer>> known = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            int length = random.nextInt(4);
            int[] list = random.ints(6, 0, 6).toArray();
            List<Integer> value = Arrays.stream(list, 0, length).boxed().toList();
            int number = interning.of(list, length);
            if (number == known.size()) {
                assertTrue(!known.contains(value));
                known.add(value);
            }
            assertEquals(value, known.get(number));
        }
        assertEquals(1 + 6 + 36 + 216, interning.size());
        assertEquals(Collections.emptyList(),
                known.stream().filter(list -> list.size() > 3).toList());
    }
}
