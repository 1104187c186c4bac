package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.data.ImageSplit;
import io.evowire.evaluate.train.ModelBuilder;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Networks of a small real run, handed out by the command line to onnxruntime and to DL4J. */
@Tag("further")
class OnnxExportTest {

    private static final int IMAGES = 50;
    private static final int PIXELS = 28 * 28;

    @TempDir
    private static Path temporary;
    private static Path run;
    private static String data = "";

    @BeforeAll
    static void search() throws IOException {
        data = FewDigits.in(temporary.resolve("digits"));
        run = temporary.resolve("run");
        Typed searched = Typed.of("search", "--out", run, "--seed", "7", "--trials", "2",
                "--workers", "1", "--quiet", "--data", data, "--set", "recipe.maxSteps=40", "--set",
                "space.nodes={min: 7, max: 9}", "--set", "space.channels=[8]", "--set",
                "space.stages={min: 2, max: 2}", "--set", "space.skeleton.headChannels=16",
                "--set", "strategy.population=2");
        assertEquals(0, searched.code(), searched.err());
    }

    private static Path exported(int trial, String format) {
        Path file = temporary.resolve("trial-" + trial + "." + format);
        Typed typed = Typed.of("export", run, trial, "--format", format, "--out", file);
        assertEquals(0, typed.code(), typed.err());
        return file;
    }

    @Test
    void everyTrialHasTheSameLogitsInOnnxruntimeAsInDl4j() throws IOException, OrtException {
        for (int trial = 0; trial < 2; trial++) {
            float[] expected = logitsOfDl4j(exported(trial, "dl4j"));
            float[] found = logitsOfOnnx(exported(trial, "onnx"));
            assertArrayEquals(expected, found, 1e-4f, "trial " + trial);
            float spread = 0;
            for (float logit : expected) {
                spread = Math.max(spread, Math.abs(logit - expected[0]));
            }
            assertTrue(spread > 0.1, "it has learned to tell images apart: " + spread);
        }
    }

    private static float[] logitsOfOnnx(Path file) throws OrtException {
        ImageSplit images = DataSpec.parse(data).load().test();
        float[] pixels = new float[IMAGES * PIXELS];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = images.pixel(i / PIXELS, i % PIXELS);
        }
        try (var environment = OrtEnvironment.getEnvironment();
                var session = environment.createSession(file.toString());
                var image = OnnxTensor.createTensor(environment, FloatBuffer.wrap(pixels),
                        new long[]{IMAGES, 1, 28, 28});
                var result = session.run(Map.of("image", image))) {
            float[][] rows = (float[][]) result.get("logits").orElseThrow().getValue();
            float[] logits = new float[IMAGES * 10];
            for (int i = 0; i < IMAGES; i++) {
                System.arraycopy(rows[i], 0, logits, 10 * i, 10);
            }
            return logits;
        }
    }

    /** What the classifier gives before its softmax. */
    private static float[] logitsOfDl4j(Path file) throws IOException {
        ComputationGraph model = ModelSerializer.restoreComputationGraph(file.toFile());
        try {
            String classifier = model.getConfiguration().getNetworkOutputs().getFirst();
            String body = model.getConfiguration().getVertexInputs().get(classifier).getFirst();
            INDArray features = model.feedForward(images(), false).get(body);
            var layer = model.getLayer(classifier);
            return features.mmul(layer.getParam("W")).addiRowVector(layer.getParam("b"))
                    .dup('c').data().asFloat();
        } finally {
            ModelBuilder.release(model);
        }
    }

    private static INDArray images() {
        ImageDataset digits = DataSpec.parse(data).load();
        double mean = digits.normalisation().mean().getFirst();
        double deviation = digits.normalisation().standardDeviation().getFirst();
        float[] values = new float[IMAGES * PIXELS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((digits.test().pixel(i / PIXELS, i % PIXELS) / 255.0 - mean)
                    / deviation);
        }
        return Nd4j.createFromArray(values).reshape(IMAGES, 1, 28, 28);
    }
}
