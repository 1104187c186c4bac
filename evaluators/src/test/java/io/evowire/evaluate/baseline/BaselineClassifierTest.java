package io.evowire.evaluate.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.data.ImageSplit;
import io.evowire.evaluate.session.Batch;
import io.evowire.evaluate.train.TrainingLoop;
import io.evowire.evaluate.train.TrainingProgress;
import io.evowire.evaluate.train.TrainingResult;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BaselineClassifierTest {

    private static final ImageDataset DIGITS = DataSpec.parse("mnist-10k").load();

    private static ImageDataset noise() {
        return ImageDataset.of("noise", List.of("one", "other"), noise(96, 1), noise(32, 2),
                noise(32, 3));
    }

    private static ImageSplit noise(int images, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var shape = new TensorShape(1, 28, 28);
        byte[] pixels = new byte[(int) (images * shape.elements())];
        random.nextBytes(pixels);
        byte[] labels = new byte[images];
        for (int i = 0; i < images; i++) {
            labels[i] = (byte) (i % 2);
        }
        return new ImageSplit(shape, pixels, labels);
    }

    private static TrainingResult trained(Baseline network, BaselineRecipe how, int steps,
            ImageDataset images) {
        var recipe = new TrainingRecipe(1, steps, 32, 0.05, 0.9, 5e-5, 0.1, 0, false,
                Precision.FLOAT32, 7);
        try (var classifier = new BaselineClassifier(network, images.shape(), images.classes(),
                recipe, how, steps);
                var loop = new TrainingLoop(recipe, images, classifier)) {
            return loop.train(steps, TrainingProgress.SILENT);
        }
    }

    static Stream<BaselineRecipe> recipes() {
        return Stream.of(BaselineRecipe.values())
                .limit(Boolean.getBoolean("evowire.thorough") ? Long.MAX_VALUE : 1);
    }

    @ParameterizedTest
    @MethodSource("recipes")
    @Tag("thorough")
    void digitsAreLearned(BaselineRecipe how) {
        TrainingResult result = trained(Baseline.TINY_CNN, how, 80, DIGITS);
        assertTrue(result.validationAccuracy() > 0.7, result::toString);
    }

    @Test
    void theSeedDecidesEverything() {
        TrainingResult first = trained(Baseline.HANDMADE_CNN, BaselineRecipe.COMMON, 3,
                noise());
        TrainingResult second = trained(Baseline.HANDMADE_CNN, BaselineRecipe.COMMON, 3,
                noise());
        assertEquals(first.epochs(), second.epochs());
        assertNotEquals(first.epochs(), trained(Baseline.HANDMADE_CNN, BaselineRecipe.AUTHORS, 3,
                noise()).epochs());
    }

    @Test
    void alexNetLooksAtLargeColourImages() {
        var recipe = new TrainingRecipe(1, 1, 2, 0.01, 0.9, 5e-5, 0.1, 0, false,
                Precision.FLOAT32, 7);
        var batch = new Batch(2, DIGITS.shape(), 10);
        Arrays.fill(batch.labels(), 0.1f);
        try (var classifier = new BaselineClassifier(Baseline.ALEXNET, DIGITS.shape(), 10, recipe,
                BaselineRecipe.AUTHORS, 1)) {
            float[][] probabilities = classifier.probabilities(batch);
            assertEquals(2, probabilities.length);
            assertEquals(1, sum(probabilities[0]), 1e-5);
            classifier.step(batch);
            assertEquals(1, classifier.step());
            assertTrue(classifier.isFinite());
        }
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    @Test
    void imagesMayHaveTheWrongChannels() {
        var recipe = new TrainingRecipe(1, 1, 2, 0.01, 0.9, 0, 0, 0, false, Precision.FLOAT32, 7);
        var thrown = assertThrows(IllegalArgumentException.class,
                () -> new BaselineClassifier(Baseline.ALEXNET, new TensorShape(2, 28, 28), 10,
                        recipe, BaselineRecipe.COMMON, 1));
        assertEquals("AlexNet reads images of 3 channels, not of 2.", thrown.getMessage());
    }
}
