package io.evowire.evaluate.onnx;

import io.evowire.core.graph.WattsStrogatz;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.evowire.core.network.Network;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.data.Normalisation;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.train.ModelBuilder;
import io.evowire.evaluate.train.SmallNetworks;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

@Tag("numeric")
class OnnxModelTest {

    private static final int IMAGES = 5;
    private static final TensorShape SHAPE = new TensorShape(2, 7, 6);
    private static final Normalisation NORMALISATION = new Normalisation(List.of(0.1, 0.5),
            List.of(0.3, 0.2));

    static Stream<Arguments> cases() {
        return networks().flatMap(
                network -> Stream.of(ModelBuilder.stock(), OneDnnModel.orStock())
                        .map(models -> Arguments.of(network, models)));
    }

    private static Stream<Network> networks() {
        return Stream.concat(
                SmallNetworks.models().map(graph -> SmallNetworks.of(graph, SHAPE, 3, 5)),
                Stream.concat(SmallNetworks.ofOtherOperations(SHAPE, 3, 5),
                        Stream.of(SmallNetworks.linked(SHAPE, 3, 5))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theRuntimeGivesTheSameLogitsAndProbabilities(Network network, ModelBuilder models)
            throws OrtException {
        ComputationGraph model = trained(network, models);
        float[] pixels = pixels();
        INDArray expected = model.outputSingle(normalised(pixels));
        try (OrtEnvironment environment = OrtEnvironment.getEnvironment();
                OrtSession session = environment.createSession(bytes(network, model));
                OnnxTensor image = OnnxTensor.createTensor(environment, FloatBuffer.wrap(pixels),
                        new long[]{IMAGES, 2, 7, 6});
                OrtSession.Result result = session.run(Map.of(OnnxModel.IMAGE, image))) {
            float[][] logits = (float[][]) result.get(OnnxModel.LOGITS).orElseThrow().getValue();
            float[][] probabilities = (float[][]) result.get(OnnxModel.PROBABILITIES).orElseThrow()
                    .getValue();
            for (int i = 0; i < IMAGES; i++) {
                float[] row = expected.getRow(i).toFloatVector();
                assertArrayEquals(row, probabilities[i], 1e-5f);
                assertArrayEquals(centred(logarithms(row)), centred(logits[i]), 1e-4f);
            }
        } finally {
            ModelBuilder.release(model);
        }
    }

    @Test
    void aBackboneHasAnOutputForEachStage() throws OrtException {
        Network network = SmallNetworks.linked(SHAPE, 3, 5);
        ComputationGraph model = trained(network, ModelBuilder.stock());
        TrainedNetwork trained = TrainedNetwork.of(network, new OneDnnModel().read(network, model));
        List<Feature> features = Feature.of(network);
        assertEquals(network.architecture().stages().size(), features.size());
        assertEquals(List.of("stage1", "stage2"),
                features.stream().limit(2).map(Feature::name).toList());
        try (OrtEnvironment environment = OrtEnvironment.getEnvironment();
                OrtSession session = environment.createSession(
                        OnnxModel.backbone(trained, NORMALISATION, "9", Map.of("a", "b")))) {
            assertEquals(features.stream().map(Feature::name).toList(),
                    List.copyOf(session.getOutputNames()));
            assertEquals("b", session.getMetadata().getCustomMetadata().get("a"));
            for (int side : new int[]{6, 24, 25}) {
                float[][][][] pixels = new float[1][2][side][side + 1];
                try (OnnxTensor image = OnnxTensor.createTensor(environment, pixels);
                        OrtSession.Result result = session
                                .run(Map.of(OnnxModel.IMAGE, image))) {
                    for (Feature feature : features) {
                        float[][][][] output = (float[][][][]) result.get(feature.name())
                                .orElseThrow().getValue();
                        assertEquals(feature.channels(), output[0].length);
                        assertEquals(Math.ceilDiv(side, feature.stride()), output[0][0].length);
                        assertEquals(Math.ceilDiv(side + 1, feature.stride()),
                                output[0][0][0].length);
                    }
                }
            }
        } finally {
            ModelBuilder.release(model);
        }
    }

    @Test
    void theFeaturesAreWhatTheStagesGive() throws OrtException {
        Network network = SmallNetworks.of(new WattsStrogatz(5, 2, 0.5), SHAPE, 3, 5);
        ComputationGraph model = trained(network, ModelBuilder.stock());
        float[] pixels = pixels();
        // Not feedForward, in which DL4J's ReLU overwrites what other vertices go on to read.
        String[] means = Stream.of(model.getVertices()).map(GraphVertex::getVertexName)
                .filter(name -> name.endsWith(".mean") || name.equals("output"))
                .toArray(String[]::new);
        ComputationGraph stages = new TransferLearning.GraphBuilder(model).setOutputs(means)
                .build();
        INDArray[] expected = stages.output(false, normalised(pixels));
        TrainedNetwork trained = TrainedNetwork.of(network, new OneDnnModel().read(network, model));
        try (OrtEnvironment environment = OrtEnvironment.getEnvironment();
                OrtSession session = environment.createSession(
                        OnnxModel.backbone(trained, NORMALISATION, "9", Map.of()));
                OnnxTensor image = OnnxTensor.createTensor(environment, FloatBuffer.wrap(pixels),
                        new long[]{IMAGES, 2, 7, 6});
                OrtSession.Result result = session.run(Map.of(OnnxModel.IMAGE, image))) {
            for (Feature feature : Feature.of(network)) {
                float[][][][] output = (float[][][][]) result.get(feature.name()).orElseThrow()
                        .getValue();
                // DL4J's ReLU after a stage overwrites what the stage gave, so both are rectified.
                assertTrue(Transforms.relu(expected[feature.stage() - 1], true).equalsWithEps(
                        Transforms.relu(Nd4j.create(output), true), 1e-4),
                        feature.name());
            }
        } finally {
            ModelBuilder.release(stages);
            ModelBuilder.release(model);
        }
    }

    @Test
    void theModelSaysWhereItComesFrom() throws OrtException {
        Network network = SmallNetworks.any(3);
        ComputationGraph model = ModelBuilder.stock().build(network, SmallNetworks.recipe(0.1), 10);
        byte[] bytes = OnnxModel.bytes(
                TrainedNetwork.of(network, new OneDnnModel().read(network, model)), NORMALISATION,
                "9",
                Map.of("classes", "a\nb\nc"));
        ModelBuilder.release(model);
        try (OrtEnvironment environment = OrtEnvironment.getEnvironment();
                OrtSession session = environment.createSession(bytes)) {
            assertEquals("EvoWire", session.getMetadata().getProducerName());
            assertEquals(Map.of("classes", "a\nb\nc"), session.getMetadata().getCustomMetadata());
        }
    }

    @Test
    void theCheckerOfOnnxAcceptsTheModels(@TempDir Path folder)
            throws IOException, InterruptedException {
        requireChecker();
        List<Network> networks = networks().toList();
        String[] files = new String[networks.size()];
        for (int i = 0; i < files.length; i++) {
            ComputationGraph model = trained(networks.get(i), ModelBuilder.stock());
            files[i] = Files.write(folder.resolve(i + ".onnx"), bytes(networks.get(i), model))
                    .toString();
            ModelBuilder.release(model);
        }
        Process python = python("""
                import onnx, sys
                for file in sys.argv[1:]:
                    onnx.checker.check_model(onnx.load(file), full_check=True)
                """, files);
        String output = new String(python.getInputStream().readAllBytes());
        assertEquals(0, python.waitFor(), output);
    }

    private static void requireChecker() throws IOException, InterruptedException {
        boolean there;
        try {
            Process python = python("import onnx");
            python.getInputStream().readAllBytes();
            there = python.waitFor() == 0;
        } catch (IOException e) {
            there = false;
        }
        if (!there) {
            System.err
                    .println("Skipped: ONNX's checker needs Python's onnx (Debian: python3-onnx).");
        }
        Assumptions.assumeTrue(there, "Python's onnx is not installed");
    }

    private static Process python(String program, String... arguments) throws IOException {
        List<String> command = Stream.concat(Stream.of("/usr/bin/python3", "-c", program),
                Stream.of(arguments)).toList();
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static byte[] bytes(Network network, ComputationGraph model) {
        return OnnxModel.bytes(TrainedNetwork.of(network, new OneDnnModel().read(network, model)),
                NORMALISATION, "test", Map.of());
    }

    /** After a few steps, so that no parameter is 0 or 1, running statistics included. */
    private static ComputationGraph trained(Network network, ModelBuilder models) {
        ComputationGraph model = models.build(network, SmallNetworks.recipe(0.1), 10);
        for (int step = 0; step < 5; step++) {
            model.fit(SmallNetworks.batch(network, 8, DataType.FLOAT, step));
        }
        assertTrue(Double.isFinite(model.score()));
        return model;
    }

    private static float[] pixels() {
        RandomGenerator random = SmallNetworks.random(6);
        float[] pixels = new float[IMAGES * (int) SHAPE.elements()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt(256);
        }
        return pixels;
    }

    private static INDArray normalised(float[] pixels) {
        float[] values = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int channel = i / 42 % 2;
            values[i] = (float) ((pixels[i] / 255.0 - NORMALISATION.mean().get(channel))
                    / NORMALISATION.standardDeviation().get(channel));
        }
        return Nd4j.createFromArray(values).reshape(IMAGES, 2, 7, 6);
    }

    private static float[] logarithms(float[] probabilities) {
        float[] logarithms = new float[probabilities.length];
        for (int i = 0; i < logarithms.length; i++) {
            logarithms[i] = (float) Math.log(probabilities[i]);
        }
        return logarithms;
    }

    /** Logits less their mean: a softmax does not tell it. */
    private static float[] centred(float[] logits) {
        double mean = 0;
        for (float logit : logits) {
            mean += logit / logits.length;
        }
        float[] centred = logits.clone();
        for (int i = 0; i < centred.length; i++) {
            centred[i] -= (float) mean;
        }
        return centred;
    }
}
