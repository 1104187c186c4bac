package io.evowire.evaluate.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.Network;
import io.evowire.core.network.NetworkEdge;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.onednn.kernel.Lanes;
import io.evowire.evaluate.parameters.ParameterBlock;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterBlock.Kind;
import io.evowire.evaluate.parameters.ParameterLayout;
import io.evowire.evaluate.parameters.Removal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("numeric")
@Tag("thorough")
@NeedsOneDnn
class KernelsEqualReferenceTest {

    private static final boolean ALL = Boolean.getBoolean("evowire.thorough");

    /** By default one image in one thread and five in two; all combinations else. */
    static Stream<Arguments> cases() {
        return Stream.of(
                Stream.of(Networks.small(), Networks.otherOperations(), Networks.linked())
                        .flatMap(List::stream)
                        .flatMap(network -> Stream.of(1, 5).flatMap(batch -> Stream.of(1, 2)
                                .filter(threads -> ALL || threads == 1 == (batch == 1))
                                .map(threads -> Arguments.of(network, batch, threads)))),
                Stream.of(Arguments.of(Networks.smallPlanes(), 64, 2),
                        Arguments.of(Networks.dense(), 5, 1)),
                ALL
                        ? Stream.of(Arguments.of(Networks.smallPlanes(), 64, 1),
                                Arguments.of(Networks.digits(), 2, 2))
                        : Stream.<Arguments>empty(),
                LongStream.range(0, ALL ? 12 : 4).mapToObj(
                        seed -> Arguments.of(Networks.drawn(seed), 2 + (int) seed % 4,
                                1 + (int) seed % 2)))
                .flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void trainingStepEqualsFloat64Reference(Network network, int batch, int threads) {
        var random = new Random(100);
        var parameters = AwayFromKinks.parameters(network, random);
        float[] images = AwayFromKinks.images(network, parameters, batch, 1);
        try (var run = new KernelRun(network, images, parameters, threads, Precision.FLOAT32)) {
            var reference = new ReferenceBody(network, images, parameters);
            assertStepEquals(reference.forward(true), reference, run, random);
        }
    }

    static Stream<Network> networksWithEdges() {
        return Stream.concat(Stream.of(Networks.small().getFirst()), Networks.linked().stream());
    }

    /** The reference has weights for that by which they count nothing. */
    @ParameterizedTest
    @MethodSource("networksWithEdges")
    void aStepWithoutAnEdgeEqualsFloat64Reference(Network network) {
        List<NetworkEdge> edges = network.edges().stream()
                .filter(edge -> network.nodes().get(edge.reader()).inputs().size() > 1).toList();
        var random = new Random(100);
        var parameters = AwayFromKinks.parameters(network, random);
        for (int i = 0; i < edges.size(); i += ALL ? 1 : 3) {
            NetworkEdge edge = edges.get(i);
            var cut = new EnumMap<>(parameters);
            cut.replaceAll((group, vector) -> vector.clone());
            Removal.of(network, edge).apply(ParameterLayout.of(network), cut);
            float[] images = AwayFromKinks.images(network, cut, 3, 1);
            try (var run = new KernelRun(network, images, parameters, 2, Precision.FLOAT32)) {
                run.plan.without(Optional.of(edge));
                var reference = new ReferenceBody(network, images, cut);
                assertStepEquals(reference.forward(true), reference, run, random);
                run.plan.without(Optional.empty());
                float[] without = run.features();
                run.forward();
                assertFalse(Arrays.equals(without, run.features()), "the edge is still away");
            }
        }
    }

    // As of digits on a plain background: neighbours that see the same are equal to the last bit. Which of
    // them gets the gradient changes no gradient of a parameter, but that only one gets it does.
    @Test
    void ofTiedMaximaOneGetsTheGradient() {
        Network network = Networks.maxima();
        var random = new Random(100);
        var parameters = AwayFromKinks.parameters(network, random);
        float[] images = new float[(int) (2 * network.input().elements())];
        for (int i = 0; i < images.length; i++) {
            images[i] = i % 12 > 8 && i / 12 % 12 > 6 ? 0.75f : -0.5f;
        }
        try (var run = new KernelRun(network, images, parameters, 1, Precision.FLOAT32)) {
            var reference = new ReferenceBody(network, images, parameters);
            double[] features = reference.forward(true);
            assertEquals(0, reference.closestToKink());
            assertStepEquals(features, reference, run, random);
        }
    }

    @Test
    @Tag("further")
    @EnabledIfSystemProperty(named = "os.arch", matches = "amd64|x86_64")
    void vectorsOfEightFloatsGiveTheSame() throws IOException, InterruptedException {
        List<String> flags = new ArrayList<>(FreshProcess.FLAGS);
        flags.add("-XX:UseAVX=2");
        assertEquals("equal with 8 lanes", FreshProcess.run(flags, EightLanes.class));
    }

    /** Steps of a process whose vectors are those of AVX2. */
    static final class EightLanes {

        private EightLanes() {}

        public static void main(String[] arguments) {
            var test = new KernelsEqualReferenceTest();
            for (Network network : List.of(Networks.small().getFirst(),
                    Networks.small().getLast(), Networks.otherOperations().getFirst(),
                    Networks.otherOperations().getLast(), Networks.dense())) {
                test.trainingStepEqualsFloat64Reference(network, 5, 1);
                test.inferenceEqualsFloat64Reference(network, 5, 1);
            }
            System.out.printf("equal with %d lanes%n", Lanes.BLOCK);
        }
    }

    private static void assertStepEquals(double[] features, ReferenceBody reference,
            KernelRun run, Random random) {
        run.forward();
        assertClose("features", features, run.features());
        float[] gradient = KernelRun.uniform(features.length, random);
        reference.backward(ReferenceBody.doubles(gradient));
        run.backward(gradient);
        assertClose("running statistics", reference.movedStatistics(),
                subtract(run.parameters(Group.STATISTICS),
                        run.gradients().get(Group.STATISTICS)));
        assertBlocksClose(run.network, reference.gradients, run.gradients());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void inferenceEqualsFloat64Reference(Network network, int batch, int threads) {
        try (var run = new KernelRun(network, batch, threads, new Random(100 + batch))) {
            var reference = new ReferenceBody(network, run.images, run.parameters());
            run.predict();
            assertClose("features", reference.forward(false), run.features());
        }
    }

    private static float[] subtract(float[] a, float[] b) {
        float[] difference = a.clone();
        for (int i = 0; i < b.length; i++) {
            difference[i] -= b[i];
        }
        return difference;
    }

    private static void assertBlocksClose(Network network, Map<Group, double[]> expected,
            Map<Group, float[]> actual) {
        List<ParameterBlock> trainedHere = ParameterLayout.of(network).blocks().stream()
                .filter(block -> block.node() < network.nodes().size() - 1
                        && !List.of(Kind.MEAN, Kind.VARIANCE).contains(block.kind()))
                .toList();
        for (ParameterBlock block : trainedHere) {
            // A block's own gradient may be next to 0, its terms are as large as those of others.
            double usual = Math.sqrt(trainedHere.stream()
                    .filter(other -> other.kind() == block.kind())
                    .mapToDouble(other -> squares(of(other, expected)) / other.length())
                    .average().orElseThrow());
            double[] e = of(block, expected);
            int to = block.offset() + block.length();
            assertClose("gradient of " + block, e, Arrays
                    .copyOfRange(actual.get(block.kind().group()), block.offset(), to),
                    Math.sqrt(squares(e)) + usual);
        }
    }

    private static double[] of(ParameterBlock block, Map<Group, double[]> vectors) {
        return Arrays.copyOfRange(vectors.get(block.kind().group()), block.offset(),
                block.offset() + block.length());
    }

    private static double squares(double[] values) {
        return Arrays.stream(values).map(value -> value * value).sum();
    }

    private static void assertClose(String what, double[] expected, float[] actual) {
        assertClose(what, expected, actual, Math.sqrt(squares(expected)) + 1e-4);
    }

    /** Within float32 rounding of sums of many terms. */
    private static void assertClose(String what, double[] expected, float[] actual,
            double scale) {
        double errors = 0;
        for (int i = 0; i < expected.length; i++) {
            errors += Math.pow(expected[i] - actual[i], 2);
        }
        double relative = Math.sqrt(errors) / scale;
        assertTrue(relative <= 5e-5, () -> "%s: relative error %s".formatted(what, relative));
    }
}
