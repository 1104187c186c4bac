package io.evowire.evaluate.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.DataException;
import io.evowire.evaluate.Omission;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.baseline.Baseline;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.session.Batch;
import io.evowire.evaluate.train.DroppedInputs;
import io.evowire.evaluate.train.ModelBuilder;
import io.evowire.evaluate.train.SmallNetworks;
import io.evowire.evaluate.train.TrainingProgress;
import io.evowire.evaluate.transfer.TransferTraining.Start;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class TransferEvaluationTest {

    private static final ImageDataset DIGITS = few(DataSpec.parse("mnist-10k").load());
    private static final TensorShape SHAPE = DIGITS.shape();
    private static final Subject WIRED = new Subject.Wired(
            SmallNetworks.of(new WattsStrogatz(5, 2, 0.5), SHAPE, 10, 4));
    private static final Subject MADE = new Subject.MadeByHand(Baseline.TINY_CNN);
    private static final TrainingRecipe RECIPE = new TrainingRecipe(1, 4, 8, 0.05, 0.9, 1e-4, 0.1,
            0, false, Precision.FLOAT32, 3);

    private static ImageDataset few(ImageDataset data) {
        return ImageDataset.of("few", data.classNames(), data.train().few(64, 1),
                data.validation().few(20, 1), data.test().few(20, 1));
    }

    private static Outcome.Completed run(TransferEvaluation evaluation, Subject subject,
            Start start, int labels) {
        return evaluation.run(training(subject, start, labels, DIGITS.fingerprint()),
                TrainingProgress.SILENT);
    }

    private static TransferTraining training(Subject subject, Start start, int labels,
            String others) {
        return new TransferTraining(subject, true, start, labels, RECIPE, "mnist-10k", others);
    }

    private static TransferEvaluation evaluation() {
        return new TransferEvaluation(DIGITS, ModelBuilder.stock());
    }

    private static Batch images() {
        var batch = new Batch(3, SHAPE, 10);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        for (int i = 0; i < batch.pixels().length; i++) {
            batch.pixels()[i] = (float) random.nextGaussian();
        }
        return batch;
    }

    private static void whatIsTakenOverGivesTheSameFeatures(Subject subject) {
        try (Learner donor = subject.begin(DIGITS, RECIPE.withSeed(9), ModelBuilder.stock(), 4);
                Learner child = subject.begin(DIGITS, RECIPE, ModelBuilder.stock(), 4)) {
            float[][] features = donor.features(images());
            assertNotEquals(features[0][0], child.features(images())[0][0]);
            float[] before = donor.probabilities(images())[0];
            try (Learner other = subject.begin(DIGITS, RECIPE, ModelBuilder.stock(), 4)) {
                other.take(donor.learned());
                assertArrayEquals(features, other.features(images()));
                assertNotEquals(before[0], other.probabilities(images())[0][0]);
            }
        }
    }

    @Test
    void whatIsTakenOverGivesTheSameFeatures() {
        whatIsTakenOverGivesTheSameFeatures(WIRED);
        whatIsTakenOverGivesTheSameFeatures(MADE);
    }

    @Test
    void aPretrainingThatIsNotKeptIsDoneAgainToTheSameBits() {
        TransferEvaluation kept = evaluationOfOneSet();
        TransferTraining before = here(Start.PRETRAINING, 0);
        kept.run(before, TrainingProgress.SILENT);
        Outcome.Completed all = kept.run(here(Start.ALL, 16), TrainingProgress.SILENT);
        Outcome.Completed alone = evaluationOfOneSet().run(here(Start.ALL, 16),
                TrainingProgress.SILENT);
        assertEquals(all.curve(), alone.curve());
        assertEquals(all.testAccuracy(), alone.testAccuracy());
        Outcome.Completed scratch = kept.run(here(Start.SCRATCH, 16), TrainingProgress.SILENT);
        Outcome.Completed head = kept.run(here(Start.HEAD, 16), TrainingProgress.SILENT);
        assertNotEquals(scratch.curve(), all.curve());
        assertNotEquals(head.curve(), all.curve());
        assertEquals(1, head.curve().size(), "an epoch is as long as that of all labels");
    }

    // Both data sets are the one in memory.
    private static TransferEvaluation evaluationOfOneSet() {
        return new TransferEvaluation(DIGITS, ModelBuilder.stock(), DIGITS);
    }

    private static TransferTraining here(Start start, int labels) {
        return training(WIRED, start, labels, DIGITS.fingerprint());
    }

    @Test
    void anotherSecondDataSetIsRefused() {
        var thrown = assertThrows(DataException.class, () -> evaluation().run(
                training(WIRED, Start.PRETRAINING, 0, "other"), TrainingProgress.SILENT));
        assertTrue(thrown.getMessage().contains("than when the study began"),
                thrown.getMessage());
    }

    /** Two images, one feature, 1 and 3. */
    private static Learner oneFeature() {
        return new Learner() {
            @Override
            public Map<String, float[]> learned() {
                return Map.of();
            }

            @Override
            public void take(Map<String, float[]> learned) {}

            @Override
            public float[][] features(Batch images) {
                return new float[][]{{1}, {3}};
            }

            @Override
            public int classes() {
                return 2;
            }

            @Override
            public int step() {
                return 0;
            }

            @Override
            public double step(Batch batch) {
                return 0;
            }

            @Override
            public boolean isFinite() {
                return true;
            }

            @Override
            public float[][] probabilities(Batch images) {
                return features(images);
            }

            @Override
            public void close() {}
        };
    }

    private static Batch oneOfEach() {
        var batch = new Batch(2, new TensorShape(1, 1, 1), 2);
        batch.labels()[0] = 1;
        batch.labels()[3] = 1;
        return batch;
    }

    // Two images, one feature f = 1 and 3, labels 0 and 1. At zero weights p = (1/2, 1/2), so the
    // gradient of weight k = 0 is ((1/2 - 1) * 1 + (1/2 - 0) * 3) / 2 = 1/2, of its bias 0.
    @Test
    void aStepOfTheLastLayerByHand() {
        var recipe = new TrainingRecipe(1, 2, 2, 0.1, 0.9, 0, 0, 0, false, Precision.FLOAT32, 1);
        Batch batch = oneOfEach();
        try (var head = new HeadClassifier(oneFeature(), 2, recipe, 2)) {
            assertEquals(Math.log(2), head.step(batch), 1e-12);
            // v = -0.1 / 2; w = 0.9 v - 0.1 / 2 = -0.095, and its opposite for the other class.
            assertEquals(1 / (1 + Math.exp(2 * 0.095)), head.probabilities(batch)[0][0], 1e-7);
            assertEquals(1 / (1 + Math.exp(6 * 0.095)), head.probabilities(batch)[1][0], 1e-7);
            assertEquals(1, head.step());
        }
    }

    // As above with features f0 = 1 and f1 = 3 times their factors, of which one is 0 here.
    @Test
    void dropoutOfTheLastLayerIsThatOfTrainingAlone() {
        TrainingRecipe recipe = new TrainingRecipe(1, 2, 2, 0.1, 0.9, 0, 0, 0, false,
                Precision.FLOAT32, 2).withOmission(new Omission(0.5, 0));
        float[] factors = new DroppedInputs(0.5, 2).factors(0, 2, 1);
        assertEquals(2, factors[0] + factors[1], "choose a seed that drops one of both");
        double gradient = (-0.5 * factors[0] + 0.5 * 3 * factors[1]) / 2;
        try (var head = new HeadClassifier(oneFeature(), 2, recipe, 2)) {
            head.step(oneOfEach());
            double weight = -0.19 * gradient;
            assertEquals(1 / (1 + Math.exp(-2 * weight)), head.probabilities(oneOfEach())[0][0],
                    1e-7);
            assertEquals(1 / (1 + Math.exp(-6 * weight)), head.probabilities(oneOfEach())[1][0],
                    1e-7);
        }
    }
}
