package io.evowire.evaluate.gpu.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.Network;
import io.evowire.evaluate.gpu.device.NeedsOpenCl;
import io.evowire.evaluate.gpu.device.TestDevice;
import io.evowire.evaluate.gpu.plan.Wave;
import io.evowire.evaluate.gpu.train.Generation.Input;
import io.evowire.evaluate.gpu.train.Generation.Stepped;
import io.evowire.evaluate.onednn.AwayFromKinks;
import io.evowire.evaluate.onednn.Networks;
import io.evowire.evaluate.parameters.ParameterBlock;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterLayout;
import io.evowire.evaluate.session.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole networks against plain loops in float64, and against themselves in other company. */
@Tag("numeric")
@NeedsOpenCl
class GenerationTest {

    private static final double RATE = 0.1;
    private static final double MOMENTUM = 0.9;
    private static final double DECAY = 1e-3;

    static Stream<Network> networks() {
        return Stream.of(Networks.small(), Networks.otherOperations(), Networks.linked(),
                List.of(Networks.dense())).flatMap(List::stream);
    }

    /** A network with parameters and a batch whose gradients float32 can tell. */
    private record Case(Network network, Map<Group, float[]> parameters, Batch batch) {

        static Case of(Network network, int images, long seed) {
            var random = new Random(seed);
            Map<Group, float[]> parameters = AwayFromKinks.parameters(network, random);
            var batch = new Batch(images, network.input(), network.classes());
            float[] pixels = AwayFromKinks.images(network, parameters, images, seed);
            System.arraycopy(pixels, 0, batch.pixels(), 0, pixels.length);
            for (int b = 0; b < images; b++) {
                for (int j = 0; j < network.classes(); j++) {
                    batch.labels()[b * network.classes() + j] = 0.1f / network.classes();
                }
                batch.labels()[b * network.classes() + random.nextInt(network.classes())] += 0.9f;
            }
            return new Case(network, parameters, batch);
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void lossAndGradientsEqualThoseInFloat64(Network network) {
        Case one = Case.of(network, 3, 7);
        var reference = new ReferenceNetwork(network, one.batch(), one.parameters());
        reference.forward(true);
        Map<Group, double[]> expected = reference.backward();
        try (Generation generation = generation(one)) {
            Stepped stepped = generation.step(List.of(new Input(0, one.batch()))).getFirst();
            assertEquals(reference.loss, stepped.loss(), 1e-5);
            assertTrue(stepped.finite());
            assertClose(network, expected, generation.gradients(0));
            Map<Group, float[]> after = generation.parameters(0);
            double[] moved = reference.body.movedStatistics();
            assertBlocks(network, Group.STATISTICS, moved, after.get(Group.STATISTICS));
            assertUpdated(one, generation, after);
        }
    }

    /** Velocities begin at 0, so that v = -rate g and w += m v - rate g. */
    private static void assertUpdated(Case one, Generation generation,
            Map<Group, float[]> after) {
        Map<Group, float[]> gradients = generation.gradients(0);
        Map<Group, float[]> velocities = generation.velocities(0);
        for (Group group : List.of(Group.WEIGHTS, Group.SCALARS)) {
            float[] before = one.parameters().get(group);
            for (int i = 0; i < before.length; i++) {
                double g = gradients.get(group)[i]
                        + (group == Group.WEIGHTS ? DECAY * before[i] : 0);
                assertEquals(-RATE * g, velocities.get(group)[i], 1e-6 * (1 + Math.abs(g)));
                assertEquals(before[i] - (1 + MOMENTUM) * RATE * g, after.get(group)[i],
                        1e-6 * (1 + Math.abs(g)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void probabilitiesByRunningStatisticsEqualThoseInFloat64(Network network) {
        Case one = Case.of(network, 3, 8);
        var reference = new ReferenceNetwork(network, one.batch(), one.parameters());
        reference.forward(false);
        try (Generation generation = generation(one)) {
            var inputs = List.of(new Input(0, one.batch()));
            float[][] probabilities = generation.probabilities(inputs).getFirst();
            float[][] logits = generation.logits(inputs).getFirst();
            for (int b = 0; b < 3; b++) {
                for (int j = 0; j < network.classes(); j++) {
                    assertEquals(reference.probabilities[b][j], probabilities[b][j], 1e-5);
                    assertEquals(reference.logits[b][j], logits[b][j], 2e-5);
                }
            }
        }
    }

    @Test
    void whatANetworkLearnsDoesNotDependOnItsCompany() {
        List<Case> cases = new ArrayList<>();
        for (Network network : List.of(Networks.small().get(1), Networks.dense(),
                Networks.linked().getFirst())) {
            cases.add(Case.of(network, 3 + cases.size(), 9));
        }
        List<Map<Group, float[]>> alone = new ArrayList<>();
        for (Case one : cases) {
            try (Generation generation = generation(one)) {
                for (int step = 0; step < 4; step++) {
                    generation.step(List.of(new Input(0, one.batch())));
                }
                alone.add(generation.parameters(0));
            }
        }
        try (Generation generation = generation(cases.toArray(Case[]::new))) {
            List<Input> all = List.of(new Input(0, cases.get(0).batch()),
                    new Input(1, cases.get(1).batch()), new Input(2, cases.get(2).batch()));
            generation.step(all);
            generation.step(all.subList(1, 3));
            generation.step(List.of(all.get(2), all.get(0)));
            generation.step(List.of(all.get(0), all.get(1)));
            generation.probabilities(all);
            generation.step(all.subList(0, 1));
            generation.step(all.subList(1, 2));
            generation.step(all.subList(2, 3));
            for (int i = 0; i < 3; i++) {
                for (Group group : Group.values()) {
                    assertArrayEquals(alone.get(i).get(group),
                            generation.parameters(i).get(group), "network " + i + " " + group);
                }
            }
        }
    }

    @Test
    void whatIsNotFiniteIsSeen() {
        Case one = Case.of(Networks.small().get(1), 2, 3);
        one.parameters().get(Group.WEIGHTS)[5] = Float.NaN;
        try (Generation generation = generation(one)) {
            Stepped stepped = generation.step(List.of(new Input(0, one.batch()))).getFirst();
            assertFalse(stepped.finite());
            assertFalse(Double.isFinite(stepped.loss()));
        }
    }

    private static Generation generation(Case... cases) {
        var wave = new Wave(Stream.of(cases)
                .map(c -> new Wave.Member(c.network(), c.batch().images())).toList());
        var generation = new Generation(TestDevice.get(), wave);
        for (int i = 0; i < cases.length; i++) {
            generation.load(i, cases[i].parameters(), Map.of());
            generation.rule(i, RATE, MOMENTUM, DECAY);
        }
        return generation;
    }

    private static void assertClose(Network network, Map<Group, double[]> expected,
            Map<Group, float[]> found) {
        for (Group group : List.of(Group.WEIGHTS, Group.SCALARS)) {
            assertBlocks(network, group, expected.get(group), found.get(group));
        }
    }

    /** Block by block: the largest difference is small against the block's largest number. */
    private static void assertBlocks(Network network, Group group, double[] expected,
            float[] found) {
        for (ParameterBlock block : ParameterLayout.of(network).blocks()) {
            if (block.kind().group() == group) {
                double scale = 1e-3;
                for (int i = 0; i < block.length(); i++) {
                    scale = Math.max(scale, Math.abs(expected[block.offset() + i]));
                }
                for (int i = 0; i < block.length(); i++) {
                    int at = block.offset() + i;
                    assertEquals(expected[at], found[at], 1e-4 * scale, block + " at " + i);
                }
            }
        }
    }
}
