package io.evowire.evaluate.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.evowire.core.wann.Activation;
import io.evowire.core.wann.Connection;
import io.evowire.core.wann.SparseNetwork;
import io.evowire.core.wann.WeightedNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@Tag("numeric")
class WannExportTest {

    private static final int INPUTS = 9;
    private static final int OUTPUTS = 3;
    private static final int IMAGES = 7;

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** All ten activations, and connections that skip layers. */
    private static WeightedNetwork network(long seed) {
        RandomGenerator random = random(seed);
        List<Activation> activations = new ArrayList<>(List.of(Activation.values()));
        activations.addAll(List.of(Activation.values()));
        Collections.swap(activations, 3, 17);
        int hidden = activations.size();
        activations.addAll(Collections.nCopies(OUTPUTS, Activation.LINEAR));
        var connections = new TreeSet<Connection>();
        for (int node = INPUTS + 1; node < 1 + INPUTS + hidden + OUTPUTS; node++) {
            for (int i = 0; i < 4; i++) {
                connections.add(new Connection(
                        random.nextInt(Math.min(node, 1 + INPUTS + hidden)), node));
            }
        }
        var network = SparseNetwork.sorted(INPUTS, OUTPUTS, activations, connections);
        return new WeightedNetwork(network, network.connections().stream()
                .map(connection -> random.nextDouble() - 0.5).toList());
    }

    private static float[] inputs() {
        float[] inputs = new float[IMAGES * INPUTS];
        RandomGenerator random = random(99);
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = random.nextFloat();
        }
        return inputs;
    }

    /** By the definition, in double precision. */
    private static float[] logits(WeightedNetwork weighted, float[] inputs, int image) {
        SparseNetwork network = weighted.network();
        double[] sums = new double[network.nodes()];
        double[] values = new double[network.nodes()];
        values[0] = 1;
        for (int i = 0; i < INPUTS; i++) {
            values[1 + i] = inputs[image * INPUTS + i];
        }
        int next = 0;
        for (int node = 1 + INPUTS; node < network.nodes(); node++) {
            while (next < network.connections().size()
                    && network.connections().get(next).to() == node) {
                sums[node] += weighted.weights().get(next)
                        * values[network.connections().get(next++).from()];
            }
            values[node] = network.activation(node).of(sums[node]);
        }
        float[] logits = new float[OUTPUTS];
        for (int output = 0; output < OUTPUTS; output++) {
            logits[output] = (float) values[network.firstOutput() + output];
        }
        return logits;
    }

    private static float[] softmax(float[] logits) {
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit);
        }
        float[] probabilities = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = (float) (Math.exp(logits[i]) / sum);
        }
        return probabilities;
    }

    @Test
    void theRuntimeOfOnnxGivesTheLogitsOfTheDefinition() throws OrtException {
        float[] inputs = inputs();
        for (int seed = 0; seed < 5; seed++) {
            WeightedNetwork weighted = network(seed);
            byte[] bytes = WannOnnx.bytes(weighted, "test", Map.of("classes", "a b c"));
            try (OrtEnvironment environment = OrtEnvironment.getEnvironment();
                    OrtSession session = environment.createSession(bytes);
                    OnnxTensor tensor = OnnxTensor.createTensor(environment,
                            java.nio.FloatBuffer.wrap(inputs), new long[]{IMAGES, INPUTS});
                    OrtSession.Result result = session.run(Map.of(WannOnnx.INPUTS, tensor))) {
                assertEquals(Map.of("classes", "a b c"),
                        session.getMetadata().getCustomMetadata());
                float[][] logits = (float[][]) result.get(OnnxModel.LOGITS).orElseThrow()
                        .getValue();
                float[][] probabilities = (float[][]) result.get(OnnxModel.PROBABILITIES)
                        .orElseThrow().getValue();
                for (int image = 0; image < IMAGES; image++) {
                    float[] expected = logits(weighted, inputs, image);
                    assertArrayEquals(expected, logits[image], 1e-4f);
                    assertArrayEquals(softmax(expected), probabilities[image], 1e-4f);
                }
            }
        }
    }

    @Test
    void samediffGivesTheLogitsOfTheDefinition(@TempDir Path folder) throws IOException {
        float[] inputs = inputs();
        for (int seed = 0; seed < 5; seed++) {
            WeightedNetwork weighted = network(seed);
            Path file = Files.write(folder.resolve(seed + ".fb"), WannSameDiff.bytes(weighted));
            SameDiff read = SameDiff.fromFlatFile(file.toFile());
            INDArray images = Nd4j.createFromArray(inputs).reshape(IMAGES, INPUTS);
            Map<String, INDArray> outputs = read.output(Map.of(WannOnnx.INPUTS, images),
                    OnnxModel.LOGITS, OnnxModel.PROBABILITIES);
            for (int image = 0; image < IMAGES; image++) {
                float[] expected = logits(weighted, inputs, image);
                assertArrayEquals(expected,
                        outputs.get(OnnxModel.LOGITS).getRow(image).toFloatVector(), 1e-4f);
                assertArrayEquals(softmax(expected),
                        outputs.get(OnnxModel.PROBABILITIES).getRow(image).toFloatVector(),
                        1e-4f);
            }
        }
    }

    @Test
    void aNetworkWithoutHiddenNodesIsOneMatrixProduct() throws OrtException {
        var network = new SparseNetwork(INPUTS, OUTPUTS,
                Collections.nCopies(OUTPUTS, Activation.LINEAR),
                List.of(new Connection(0, 10), new Connection(3, 11)));
        WeightedNetwork weighted = new WeightedNetwork(network, List.of(0.5, -2.0));
        byte[] bytes = WannOnnx.bytes(weighted, "test", Map.of());
        float[] inputs = inputs();
        try (OrtEnvironment environment = OrtEnvironment.getEnvironment();
                OrtSession session = environment.createSession(bytes);
                OnnxTensor tensor = OnnxTensor.createTensor(environment,
                        java.nio.FloatBuffer.wrap(inputs), new long[]{IMAGES, INPUTS});
                OrtSession.Result result = session.run(Map.of(WannOnnx.INPUTS, tensor))) {
            float[][] logits = (float[][]) result.get(OnnxModel.LOGITS).orElseThrow().getValue();
            assertArrayEquals(new float[]{0.5f, -2 * inputs[2], 0}, logits[0], 1e-6f);
        }
    }

    @Test
    void outputsOfDifferentKindsAreRefused() {
        var network = new SparseNetwork(1, 2, List.of(Activation.LINEAR, Activation.TANH),
                List.of());
        assertThrows(IllegalArgumentException.class,
                () -> WannOnnx.bytes(WeightedNetwork.shared(network, 1), "test", Map.of()));
    }
}
