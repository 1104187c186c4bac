package io.evowire.evaluate.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.Network;
import io.evowire.core.statistics.Confusion;
import io.evowire.evaluate.Outcome.EpochResult;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.data.BatchReader;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.measure.TrainingBenchmark;
import io.evowire.evaluate.parameters.ParameterBlock;
import io.evowire.evaluate.parameters.ParameterLayout;
import io.evowire.evaluate.parameters.RandomStreams;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.session.Batch;
import io.evowire.evaluate.session.Model;
import io.evowire.evaluate.session.ModelFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("numeric")
class NetworkTrainerTest {

    private static final ImageDataset DATASET = LeftOrRight.dataset();
    private static final Network NETWORK = LeftOrRight.network();

    private static NetworkTrainer trainer(TrainingRecipe recipe) {
        return new NetworkTrainer(NETWORK, recipe, DATASET);
    }

    @Test
    void aRecipeThatSuitsNoImageIsRefusedBeforeTraining() {
        var recipe = new TrainingRecipe(1, 0, 8, 0.1, 0.9, 0, 0, 8, false, Precision.FLOAT32, 1);
        String message = assertThrows(IllegalArgumentException.class, () -> trainer(recipe))
                .getMessage();
        assertTrue(message.contains("shift"), message);
        try (var usable = trainer(LeftOrRight.recipe(1, 1, 0.1))) {
            assertThrows(IllegalArgumentException.class,
                    () -> new NetworkTrainer(recipe, DATASET, usable.session()));
        }
    }

    @Test
    void aBatchThatNoArrayHoldsIsRefused() {
        var benchmark = new TrainingBenchmark(Integer.MAX_VALUE, 1, Precision.FLOAT32, 0);
        String message = assertThrows(IllegalArgumentException.class,
                () -> benchmark.run(NETWORK)).getMessage();
        assertTrue(message.endsWith("not 2147483647."), message);
    }

    @Test
    void learnsASimpleTask() {
        try (var trainer = new NetworkTrainer(NETWORK, LeftOrRight.recipe(5, 0, 0.1), DATASET,
                OneDnnModel.orStock())) {
            assertTrue(trainer.accuracy(DATASET.validation()) < 0.9, "known before it was learned");
            TrainingResult result = trainer.train(TrainingProgress.SILENT);
            assertTrue(result.validationAccuracy() >= 0.95, result::toString);
            assertEquals(result.validationAccuracy(), trainer.accuracy(DATASET.validation()));
            assertTrue(result.epochs().getLast().trainingLoss() < result.epochs().getFirst()
                    .trainingLoss(), result::toString);
        }
    }

    @Test
    void everyImageStandsInTheRowOfItsClassAndTheColumnOfItsMostProbableOne() {
        try (var trainer = new NetworkTrainer(NETWORK, LeftOrRight.recipe(1, 4, 0.05), DATASET)) {
            TrainingResult result = trainer.train(TrainingProgress.SILENT);
            int[][] counts = new int[2][2];
            var batch = new Batch(1, LeftOrRight.SHAPE, 2);
            var reader = BatchReader.of(DATASET);
            for (int image = 0; image < DATASET.validation().size(); image++) {
                reader.fill(DATASET.validation(), new int[]{image}, 0, 1, batch.pixels());
                float[] row = trainer.session().probabilities(batch)[0];
                counts[DATASET.validation().label(image)][row[1] > row[0] ? 1 : 0]++;
            }
            assertEquals(Confusion.of(counts), trainer.confusion(DATASET.validation()));
            assertEquals(Confusion.of(counts), result.validation());
            assertEquals((double) (counts[0][0] + counts[1][1]) / DATASET.validation().size(),
                    result.validationAccuracy());
        }
    }

    @Test
    void sameSeedGivesTheSameBits() {
        var recipe = LeftOrRight.recipe(1, 6, 0.05);
        float[] first = trained(recipe);
        assertArrayEquals(first, trained(recipe));
        assertFalse(Arrays.equals(first, trained(recipe.withSeed(43))));
    }

    @Test
    void pausedAndSavedTrainingEqualsStraightTraining() throws IOException {
        var recipe = LeftOrRight.recipe(2, 13, 0.05);
        byte[] file;
        try (var trainer = trainer(recipe)) {
            trainer.train(4, TrainingProgress.SILENT);
            trainer.train(11, TrainingProgress.SILENT);
            file = ModelFormat.write(trainer.model(true));
        }
        Model model = ModelFormat.read(file);
        try (var goesOn = trainer(recipe)) {
            goesOn.session().resume(model.parameters(), model.velocities(), model.step());
            assertEquals(11, goesOn.step());
            TrainingResult result = goesOn.train(TrainingProgress.SILENT);
            assertEquals(13, result.steps());
            assertArrayEquals(trained(recipe), flat(goesOn));
        }
    }

    @Test
    void everyEpochAndAPartOfOneIsValidated() {
        List<String> events = new ArrayList<>();
        var progress = new TrainingProgress() {

            @Override
            public void step(int step, int steps, double loss) {
                assertTrue(loss > 0 && loss < 5, "loss " + loss);
                events.add(step + "/" + steps);
            }

            @Override
            public void epoch(int epoch, EpochResult result) {
                events.add("epoch " + epoch);
            }
        };
        try (var trainer = trainer(LeftOrRight.recipe(3, 11, 0.05))) {
            TrainingResult result = trainer.train(progress);
            assertEquals(List.of("1/11", "2/11", "3/11", "4/11", "5/11", "6/11", "7/11", "8/11",
                    "9/11", "epoch 0", "10/11", "11/11", "epoch 1"), events);
            assertEquals(2, result.epochs().size());
            assertEquals(11, result.steps());
        }
    }

    @Test
    void hugeLearningRateDivergesAtOnce() {
        try (var trainer = trainer(LeftOrRight.recipe(4, 0, 1e30))) {
            var diverged = assertThrows(DivergedException.class,
                    () -> trainer.train(TrainingProgress.SILENT));
            assertTrue(diverged.step() < 6, diverged::getMessage);
        }
    }

    @Test
    void parametersThatAreNotFiniteAreSeenBehindAHealthyLoss() {
        try (var trainer = trainer(LeftOrRight.recipe(1, 0, 0.05))) {
            var vectors = trainer.session().parameters();
            vectors.get(ParameterBlock.Group.STATISTICS)[0] = Float.NaN;
            trainer.session().replace(vectors);
            var diverged = assertThrows(DivergedException.class,
                    () -> trainer.train(TrainingProgress.SILENT));
            assertEquals(0, diverged.step());
        }
    }

    @Test
    void batchesOfAnEpochHoldEveryImageOnce() {
        var recipe = new TrainingRecipe(2, 0, 7, 0.1, 0.9, 0, 0.2, 0, false, Precision.FLOAT32, 5);
        try (var batches = new Batches(recipe, DATASET)) {
            assertEquals(11, batches.perEpoch());
            List<Double> seen = new ArrayList<>();
            double labels = 0;
            for (int step = 0; step < 11; step++) {
                var batch = batches.training(step);
                assertEquals(step < 10 ? 7 : 2, batch.images());
                for (int i = 0; i < batch.images(); i++) {
                    seen.add(sum(batch, i));
                }
                double largest = 0;
                for (float label : batch.labels()) {
                    labels += label;
                    largest = Math.max(largest, label);
                }
                assertEquals(0.9, largest, 1e-6);
            }
            assertEquals(72, labels, 1e-4);
            List<Double> all = new ArrayList<>();
            for (int i = 0; i < 72; i++) {
                all.add(sum(batches.evaluation(DATASET.train(), i, 1), 0));
            }
            assertFalse(seen.equals(all), "not shuffled");
            assertEquals(all.stream().sorted().toList(), seen.stream().sorted().toList());
        }
    }

    @Test
    void epochsHaveDifferentOrders() {
        var streams = new RandomStreams(3);
        assertArrayEquals(streams.order(0, 50), streams.order(0, 50));
        assertFalse(Arrays.equals(streams.order(0, 50), streams.order(1, 50)));
        assertArrayEquals(java.util.stream.IntStream.range(0, 50).toArray(),
                Arrays.stream(streams.order(1, 50)).sorted().toArray());
    }

    @Test
    void refusesImagesThatTheNetworkIsNotFor() {
        var refused = assertThrows(IllegalArgumentException.class, () -> new NetworkTrainer(
                SmallNetworks.any(1), LeftOrRight.recipe(1, 0, 0.1), DATASET));
        assertTrue(refused.getMessage().contains("[2, 7, 6]"), refused::getMessage);
        assertTrue(refused.getMessage().contains("left-or-right"), refused::getMessage);
    }

    @Test
    void benchmarkCountsTheNetworksParameters() {
        var result = new TrainingBenchmark(4, 3, Precision.FLOAT32, 0).run(NETWORK);
        assertEquals(ParameterLayout.of(NETWORK).trained(), result.parameters());
        assertEquals("stock", result.kernels());
        assertEquals(4, result.batch());
        assertTrue(result.threads() >= 1);
        assertTrue(result.imagesPerSecond() > 0 && result.imagesPerSecond() < 1e6,
                result::toString);
    }

    private static float[] trained(TrainingRecipe recipe) {
        try (var trainer = trainer(recipe)) {
            trainer.train(TrainingProgress.SILENT);
            return flat(trainer);
        }
    }

    private static double sum(Batch batch, int image) {
        int length = batch.pixels().length / batch.images();
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += batch.pixels()[image * length + i];
        }
        return sum;
    }

    private static float[] flat(NetworkTrainer trainer) {
        var vectors = trainer.session().parameters();
        float[] all = {};
        for (var group : ParameterBlock.Group.values()) {
            float[] vector = vectors.get(group);
            all = Arrays.copyOf(all, all.length + vector.length);
            System.arraycopy(vector, 0, all, all.length - vector.length, vector.length);
        }
        return all;
    }
}
