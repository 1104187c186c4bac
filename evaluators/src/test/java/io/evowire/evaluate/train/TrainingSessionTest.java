package io.evowire.evaluate.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.Network;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.measure.TrainingBenchmark;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.session.Batch;
import io.evowire.evaluate.session.Model;
import io.evowire.evaluate.session.TrainingSessions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every adapter; the second one is that of stock layers where oneDNN does not run. */
class TrainingSessionTest {

    private static final ImageDataset DATASET = LeftOrRight.dataset();
    private static final Network NETWORK = LeftOrRight.network();
    private static final TrainingRecipe RECIPE = LeftOrRight.recipe(1, 9, 0.05);

    static Stream<ModelBuilder> adapters() {
        return Stream.of(ModelBuilder.stock(), OneDnnModel.orStock());
    }

    private static Model trained(TrainingSessions models, int steps) {
        try (var trainer = new NetworkTrainer(NETWORK, RECIPE, DATASET, models)) {
            trainer.train(steps, TrainingProgress.SILENT);
            return trainer.model(true);
        }
    }

    private static void assertSame(Map<Group, float[]> expected, Map<Group, float[]> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((group, vector) -> assertArrayEquals(vector, actual.get(group),
                group.toString()));
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void oneThatResumesGoesOnToTheBit(ModelBuilder models) {
        Model expected = trained(models, 9);
        for (int pause : List.of(0, 4)) {
            assertEnds(expected, trained(models, pause), models);
        }
    }

    private static void assertEnds(Model expected, Model paused, TrainingSessions models) {
        try (var trainer = new NetworkTrainer(NETWORK, RECIPE, DATASET,
                models)) {
            trainer.session().resume(paused.parameters(), paused.velocities(), paused.step());
            assertSame(paused.velocities(), trainer.session().velocities());
            trainer.train(TrainingProgress.SILENT);
            assertSame(expected.parameters(), trainer.session().parameters());
            assertSame(expected.velocities(), trainer.session().velocities());
        }
    }

    // Adapters differ in rounding only, so a velocity of the wrong parameter would show.
    @ParameterizedTest
    @MethodSource("adapters")
    void velocitiesLieAsParametersDo(ModelBuilder models) {
        Model expected = trained(ModelBuilder.stock(), 1);
        Model actual = trained(models, 1);
        for (Group group : Model.TRAINED) {
            float[] vector = expected.velocities().get(group);
            assertFalse(Arrays.equals(new float[vector.length], vector), "nothing was learned");
            assertArrayEquals(vector, actual.velocities().get(group), 1e-4f);
        }
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void aPauseOfAnOlderRunIsReadAndGoesOn(ModelBuilder models) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var trainer = new NetworkTrainer(NETWORK, RECIPE, DATASET, models)) {
            trainer.train(4, TrainingProgress.SILENT);
            ModelSerializer.writeModel(((Dl4jSession) trainer.session()).model(), bytes, true);
        }
        Model paused = models.read(bytes.toByteArray(), NETWORK);
        assertEquals(4, paused.step());
        assertEnds(trained(models, 9), paused, models);
        assertThrows(IOException.class, () -> models.read(
                Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2), NETWORK));
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void anEndedModelOfAnOlderRunIsReadWithoutVelocities(ModelBuilder models) throws IOException {
        Model model = trained(models, 4);
        Model read = models.read(Dl4jFormat.write(model, models), NETWORK);
        assertSame(model.parameters(), read.parameters());
        assertTrue(read.velocities().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void theSoftmaxOfTheLogitsAreTheProbabilities(ModelBuilder models) {
        var images = new Batch(5, NETWORK.input(), NETWORK.classes());
        TrainingBenchmark.randomise(images, NETWORK.classes());
        try (var session = models.begin(NETWORK, RECIPE, 9)) {
            float[][] probabilities = session.probabilities(images);
            float[][] logits = session.logits(images);
            for (int i = 0; i < 5; i++) {
                double sum = 0;
                for (float logit : logits[i]) {
                    sum += Math.exp(logit);
                }
                for (int k = 0; k < logits[i].length; k++) {
                    assertEquals(Math.exp(logits[i][k]) / sum, probabilities[i][k], 1e-5);
                }
            }
        }
    }
}
