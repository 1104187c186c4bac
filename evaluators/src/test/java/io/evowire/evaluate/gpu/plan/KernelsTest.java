package io.evowire.evaluate.gpu.plan;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.NodeOperation.Part.Dense;
import io.evowire.core.network.NodeOperation.Part.Depthwise;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.gpu.device.Device;
import io.evowire.evaluate.gpu.device.Memory;
import io.evowire.evaluate.gpu.device.NeedsOpenCl;
import io.evowire.evaluate.gpu.device.TestDevice;
import io.evowire.evaluate.gpu.plan.GenerationPlan.Part;
import io.evowire.evaluate.gpu.plan.GenerationPlan.Purpose;
import io.evowire.evaluate.onednn.AwayFromKinks;
import io.evowire.evaluate.onednn.Networks;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each kernel has the bits of its replica in Java, and writes where it should. */
@Tag("numeric")
@NeedsOpenCl
class KernelsTest {

    /** Not a number that arithmetic makes: what nobody has written. */
    private static final float POISON = Float.intBitsToFloat(0x7fc12345);

    @Test
    void everyNumberOfAStepHasTheBitsOfTheReplica() {
        var random = new Random(3);
        List<Network> networks = Stream.of(Networks.small(), Networks.otherOperations(),
                Networks.linked(), List.of(Networks.dense(), Networks.smallPlanes(), wide()))
                .flatMap(List::stream).toList();
        List<Wave.Member> members = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < networks.size(); i++) {
            members.add(new Wave.Member(networks.get(i), 2 + i % 4));
            parts.add(new Part(i, 2 + i % 4));
        }
        var wave = new Wave(members, true);
        var training = new GenerationPlan(wave, parts, Purpose.TRAINING);
        var inference = new GenerationPlan(wave, parts, Purpose.INFERENCE);
        float[] arena = prepared(wave, training, parts, random);
        float[] replica = arena.clone();
        for (GenerationPlan plan : List.of(training, training, inference)) {
            run(plan, arena);
            Replica.run(plan, replica);
            assertSameBits(replica, arena);
            assertGuards(wave, arena);
        }
        Set<PlanKernel> used = EnumSet.noneOf(PlanKernel.class);
        training.launches().forEach(launch -> used.add(launch.kernel()));
        inference.launches().forEach(launch -> used.add(launch.kernel()));
        assertEquals(Set.of(), EnumSet.complementOf(EnumSet.copyOf(used)), "unused kernels");
    }

    /** Wider than the narrow tiles; with the largest kernel, too, which no operation has. */
    private static Network wide() {
        var ring = new WattsStrogatz(5, 2, 0.75);
        var large = new NodeOperation("separable7x7", List.of(new Depthwise(7), new Dense(1)));
        return Network.of(
                new Architecture(List.of(new StemConvolution(34, 2)),
                        List.of(new Stage(ring.generate(new Random(1)), 35, 1,
                                NodeOperation.CONV_3X3),
                                new Stage(ring.generate(new Random(2)), 37, 2, large)),
                        new Head(70)),
                new TensorShape(2, 6, 5), 3);
    }

    private static float[] prepared(Wave wave, GenerationPlan plan, List<Part> parts,
            Random random) {
        float[] arena = new float[(int) wave.floats()];
        Arrays.fill(arena, POISON);
        for (int i = 0; i < parts.size(); i++) {
            NetworkMemory memory = wave.memory(parts.get(i).member());
            Network network = memory.network();
            memory.constants().forEach((place, values) -> put(arena, place, values));
            put(arena, memory.parameters(), memory.pack(
                    AwayFromKinks.parameters(network, random), Group.STATISTICS));
            put(arena, memory.gradients(), new float[memory.end(Group.SCALARS)]);
            put(arena, memory.velocities(), memory.pack(Map.of(), Group.SCALARS));
            put(arena, memory.hyper(), new float[]{0.1f, 0.9f, 1e-3f});
            int images = parts.get(i).images();
            float[] pixels = new float[(int) (images * network.input().elements())];
            for (int j = 0; j < pixels.length; j++) {
                pixels[j] = random.nextFloat(-1, 1);
            }
            put(arena, plan.images(i), pixels);
            float[] targets = new float[images * network.classes()];
            for (int b = 0; b < images; b++) {
                targets[b * network.classes() + random.nextInt(network.classes())] = 1;
            }
            put(arena, plan.targets(i), targets);
        }
        return arena;
    }

    private static void put(float[] arena, int place, float[] values) {
        System.arraycopy(values, 0, arena, place * MemoryPlan.UNIT, values.length);
    }

    private static void run(GenerationPlan plan, float[] content) {
        Device device = TestDevice.get();
        try (Arena host = Arena.ofConfined()) {
            Memory arena = device.allocate(4L * content.length);
            Memory tables = device.allocate(4L * plan.tables().length);
            device.write(arena, 0, host.allocateFrom(JAVA_FLOAT, content));
            device.write(tables, 0, host.allocateFrom(JAVA_INT, plan.tables()));
            for (Launch launch : plan.launches()) {
                device.launch(device.compile(launch.kernel().source()), launch.groups(), arena,
                        tables, launch.first());
            }
            var found = host.allocate(JAVA_FLOAT, content.length);
            device.read(arena, 0, found);
            System.arraycopy(found.toArray(JAVA_FLOAT), 0, content, 0, content.length);
            device.release(arena);
            device.release(tables);
        }
    }

    private static void assertSameBits(float[] expected, float[] found) {
        int different = 0;
        String first = "";
        for (int i = 0; i < expected.length; i++) {
            // A NaN has the bits that a processor gives it.
            if (Float.floatToIntBits(expected[i]) != Float.floatToIntBits(found[i])) {
                first = different++ == 0
                        ? "at %d %s instead of %s".formatted(i, found[i], expected[i])
                        : first;
            }
        }
        assertEquals(0, different, first);
    }

    private static void assertGuards(Wave wave, float[] arena) {
        assertTrue(wave.guards().size() > 100);
        for (long guard : wave.guards()) {
            for (int i = 0; i < MemoryPlan.UNIT; i++) {
                assertEquals(Float.floatToRawIntBits(POISON),
                        Float.floatToRawIntBits(arena[(int) guard * MemoryPlan.UNIT + i]),
                        "after the place before unit " + guard);
            }
        }
    }

    @Test
    void exponentialAndLogarithmAreWithinTwoUnitsOfTheLastPlace() {
        var random = new Random(4);
        for (int i = 0; i < 100_000; i++) {
            float x = random.nextFloat(-86, 88);
            double exact = Math.exp(x);
            assertEquals(exact, Replica.exponential(x), 2 * Math.ulp((float) exact), "exp " + x);
            float y = Float.intBitsToFloat(random.nextInt(0x00800000, 0x7f800000));
            double log = Math.log(y);
            assertEquals(log, Replica.logarithm(y), 2 * Math.ulp((float) log), "log " + y);
        }
        assertEquals(0, Replica.exponential(Float.NEGATIVE_INFINITY));
        assertEquals(Float.POSITIVE_INFINITY, Replica.exponential(89));
        assertTrue(Float.isNaN(Replica.exponential(Float.NaN)));
        assertEquals(1, Replica.exponential(0));
        assertEquals(0, Replica.logarithm(1));
    }
}
