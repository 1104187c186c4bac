package io.evowire.evaluate.gpu.train;

import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.gpu.device.Device;
import io.evowire.evaluate.gpu.device.DeviceException;
import io.evowire.evaluate.gpu.plan.Wave;
import io.evowire.evaluate.gpu.train.Generation.Input;
import io.evowire.evaluate.parameters.InitialWeights;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterLayout;
import io.evowire.evaluate.session.Batch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A known answer: what three steps of some fixed networks make of their parameters. The networks
 * use all operations and widths of tiles. PoCL has computed it, and a device that computes
 * something else is not to be believed.
 */
public final class SelfTest {

    /** What PoCL has computed: floats, little-endian, in the order of {@link #compute}. */
    static final String RESOURCE = "/io/evowire/evaluate/gpu/selftest.floats";

    /** Largest difference within rounding, against the Euclidean norm of the vector. */
    private static final double ROUNDING = 1e-4;

    private static final int STEPS = 3;
    private static final int IMAGES = 9;
    private static final TensorShape SHAPE = new TensorShape(2, 7, 6);

    private SelfTest() {}

    /** How a device does. */
    public enum Verdict {
        /** The same bits. */
        EXACT("exact"),
        /** Other bits, near enough: devices that round division otherwise or have no subnormals. */
        WITHIN_ROUNDING("within rounding"),
        /** Something else. */
        WRONG("wrong");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * Tests a device; takes a second or two on a GPU, much longer where kernels are compiled for a
     * processor.
     */
    public static Verdict of(Device device) {
        return verdict(expected(), compute(device));
    }

    /**
     * Tests a device that is to train.
     *
     * @throws DeviceException if its answer is wrong, or it fails
     */
    static Verdict require(Device device) {
        Verdict verdict;
        try {
            verdict = of(device);
        } catch (DeviceException e) {
            throw new DeviceException("its self-test fails: " + e.getMessage());
        }
        if (verdict == Verdict.WRONG) {
            throw new DeviceException(
                    "%s computes wrong results in its self-test".formatted(device.info()));
        }
        return verdict;
    }

    private static List<Network> networks() {
        return List.of(
                network(NodeOperation.SEPARABLE_3X3, 5, NodeOperation.MAX_POOL_3X3, 35, 1),
                network(NodeOperation.AVERAGE_POOL_3X3, 6, NodeOperation.SEPARABLE_5X5, 7, 2),
                network(NodeOperation.CONV_3X3, 33, NodeOperation.CONV_3X3, 4, 3));
    }

    private static Network network(NodeOperation first, int width, NodeOperation second,
            int secondWidth, long seed) {
        var ring = new WattsStrogatz(4, 2, 0.5);
        return Network.of(
                new Architecture(List.of(new StemConvolution(3, 1)),
                        List.of(new Stage(ring.generate(new Random(seed)), width, 1, first),
                                new Stage(ring.generate(new Random(-seed)), secondWidth, 2,
                                        second)),
                        new Head(11)),
                SHAPE, 3);
    }

    /** All parameters after the steps: network after network, group after group. */
    static List<float[]> compute(Device device) {
        List<Network> networks = networks();
        var wave = new Wave(
                networks.stream().map(network -> new Wave.Member(network, IMAGES)).toList());
        try (var generation = new Generation(device, wave)) {
            List<Input> inputs = new ArrayList<>();
            for (int i = 0; i < networks.size(); i++) {
                generation.load(i, InitialWeights.draw(ParameterLayout.of(networks.get(i)), i),
                        Map.of());
                generation.rule(i, 0.05, 0.9, 1e-4);
                inputs.add(new Input(i, batch(i)));
            }
            for (int step = 0; step < STEPS; step++) {
                generation.step(inputs);
            }
            List<float[]> vectors = new ArrayList<>();
            for (int i = 0; i < networks.size(); i++) {
                Map<Group, float[]> parameters = generation.parameters(i);
                for (Group group : Group.values()) {
                    vectors.add(parameters.get(group));
                }
            }
            return vectors;
        }
    }

    private static Batch batch(long seed) {
        var batch = new Batch(IMAGES, SHAPE, 3);
        var random = new Random(seed);
        for (int i = 0; i < batch.pixels().length; i++) {
            batch.pixels()[i] = 2 * random.nextFloat() - 1;
        }
        for (int i = 0; i < IMAGES; i++) {
            batch.labels()[3 * i + random.nextInt(3)] = 1;
        }
        return batch;
    }

    /** Compares vector by vector. */
    static Verdict verdict(List<float[]> expected, List<float[]> found) {
        var verdict = Verdict.EXACT;
        for (int i = 0; i < expected.size(); i++) {
            Verdict one = verdict(expected.get(i), found.get(i));
            verdict = one.compareTo(verdict) > 0 ? one : verdict;
        }
        return verdict;
    }

    private static Verdict verdict(float[] expected, float[] found) {
        boolean same = true;
        double largest = 0;
        double squares = 0;
        for (int i = 0; i < expected.length; i++) {
            same &= Float.floatToRawIntBits(expected[i]) == Float.floatToRawIntBits(found[i]);
            largest = Math.max(largest, Math.abs((double) expected[i] - found[i])); // NaN stays
            squares += (double) expected[i] * expected[i];
        }
        if (same) {
            return Verdict.EXACT;
        }
        return largest < ROUNDING * Math.sqrt(squares) ? Verdict.WITHIN_ROUNDING : Verdict.WRONG;
    }

    private static List<float[]> expected() {
        try (InputStream in = SelfTest.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The resource %s is missing.".formatted(RESOURCE));
            }
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            List<float[]> vectors = new ArrayList<>();
            for (Network network : networks()) {
                Map<Group, Integer> lengths = ParameterLayout.of(network).lengths();
                for (Group group : Group.values()) {
                    float[] vector = new float[lengths.get(group)];
                    bytes.asFloatBuffer().get(vector);
                    bytes.position(bytes.position() + vector.length * Float.BYTES);
                    vectors.add(vector);
                }
            }
            return vectors;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
