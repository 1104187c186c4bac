package io.evowire.evaluate.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.Network;
import io.evowire.core.network.NetworkEdge;
import io.evowire.evaluate.Omission;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.measure.TrainingBenchmark;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterBlock.Kind;
import io.evowire.evaluate.parameters.ParameterLayout;
import io.evowire.evaluate.session.Batch;
import io.evowire.evaluate.session.Model;
import io.evowire.evaluate.session.TrainingSessions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
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
        return trained(RECIPE, models, steps);
    }

    private static Model trained(TrainingRecipe recipe, TrainingSessions models, int steps) {
        try (var trainer = new NetworkTrainer(NETWORK, recipe, DATASET, models)) {
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
        assertEnds(RECIPE, expected, paused, models);
    }

    private static void assertEnds(TrainingRecipe recipe, Model expected, Model paused,
            TrainingSessions models) {
        try (var trainer = new NetworkTrainer(NETWORK, recipe, DATASET, models)) {
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

    @ParameterizedTest
    @MethodSource("adapters")
    void whatIsLeftOutFollowsFromSeedAndStep(ModelBuilder models) {
        List<Omission> omissions = List.of(new Omission(0.3, 0), new Omission(0, 0.5),
                new Omission(0.3, 0.5));
        List<Map<Group, float[]>> ends = new ArrayList<>(
                List.of(trained(models, 9).parameters()));
        for (Omission omission : omissions) {
            TrainingRecipe recipe = RECIPE.withOmission(omission);
            Model expected = trained(recipe, models, 9);
            assertSame(expected.parameters(), trained(recipe, models, 9).parameters());
            assertEnds(recipe, expected, trained(recipe, models, 4), models);
            for (Map<Group, float[]> other : ends) {
                assertFalse(Arrays.equals(other.get(Group.WEIGHTS),
                        expected.parameters().get(Group.WEIGHTS)), "nothing was left out");
            }
            ends.add(expected.parameters());
        }
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void nothingIsLeftOutOfInference(ModelBuilder models) {
        var images = new Batch(5, NETWORK.input(), NETWORK.classes());
        TrainingBenchmark.randomise(images, NETWORK.classes());
        try (var whole = models.begin(NETWORK, RECIPE, 9);
                var partial = models.begin(NETWORK, RECIPE.withOmission(new Omission(0.9, 1)),
                        9)) {
            partial.step(images);
            whole.replace(partial.parameters());
            assertArrayEquals(whole.probabilities(images), partial.probabilities(images));
            assertArrayEquals(whole.logits(images), partial.logits(images));
        }
    }

    // Weights of edges have no decay, so that with v' = m v what is added is m v'.
    @ParameterizedTest
    @MethodSource("adapters")
    void theWeightOfARemovedEdgeMovesByItsVelocityAlone(ModelBuilder models) {
        TrainingRecipe recipe = RECIPE.withOmission(new Omission(0, 1));
        var images = new Batch(8, NETWORK.input(), NETWORK.classes());
        TrainingBenchmark.randomise(images, NETWORK.classes());
        try (var session = models.begin(NETWORK, recipe, 9)) {
            for (int step = 0; step < 6; step++) {
                NetworkEdge edge = RemovedEdge.of(NETWORK, recipe).at(step).orElseThrow();
                int at = ParameterLayout.of(NETWORK).of(edge.reader()).stream()
                        .filter(block -> block.kind() == Kind.EDGES).findFirst().orElseThrow()
                        .offset() + edge.input();
                float weight = session.parameters().get(Group.SCALARS)[at];
                float velocity = session.velocities().get(Group.SCALARS)[at];
                session.step(images);
                float next = session.velocities().get(Group.SCALARS)[at];
                assertEquals(0.9f * velocity, next, 1e-8);
                assertEquals(weight + 0.9f * next,
                        session.parameters().get(Group.SCALARS)[at], 1e-7);
                assertTrue(step == 0 || velocity != 0, "nothing moved it before");
            }
        }
    }
}
