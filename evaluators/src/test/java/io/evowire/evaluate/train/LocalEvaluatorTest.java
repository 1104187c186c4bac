package io.evowire.evaluate.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.Network;
import io.evowire.core.objective.Measurements;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.DamagePlan;
import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.Latency;
import io.evowire.evaluate.LatencyPlan;
import io.evowire.evaluate.Leg;
import io.evowire.evaluate.Leg.SavedModel;
import io.evowire.evaluate.MeasurementPlan;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.train.ParameterBlock.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class LocalEvaluatorTest {

    private static final ImageDataset DATASET = LeftOrRight.dataset();
    private static final Network NETWORK = LeftOrRight.network();

    private static Candidate candidate(int trial, double learningRate) {
        return new Candidate(trial, NETWORK, LeftOrRight.recipe(1, 5, learningRate));
    }

    @Test
    void oneBadCandidateCostsItsOwnSlotOnly() {
        var wrong = new Candidate(2, SmallNetworks.any(1), LeftOrRight.recipe(1, 5, 0.1));
        List<Integer> told = new ArrayList<>();
        try (var evaluator = new LocalEvaluator(DATASET, ModelBuilder.stock(),
                candidate -> {
                    told.add(candidate.trial());
                    return TrainingProgress.SILENT;
                }, candidate -> Optional.empty())) {
            var outcomes = evaluator.evaluate(
                    List.of(candidate(0, 0.05), candidate(1, 1e30), wrong, candidate(3, 0.05)));
            assertEquals(List.of("COMPLETED", "DIVERGED", "FAILED", "COMPLETED"),
                    outcomes.stream().map(Outcome::state).toList());
            assertEquals(List.of(0, 1, 2, 3), told);
            var first = assertInstanceOf(Outcome.Completed.class, outcomes.getFirst());
            var last = assertInstanceOf(Outcome.Completed.class, outcomes.getLast());
            assertEquals(first.curve(), last.curve());
            assertEquals(1, first.curve().size());
            assertTrue(first.seconds() > 0);
            var failed = assertInstanceOf(Outcome.Failed.class, outcomes.get(2));
            assertTrue(failed.message().startsWith("java.lang.IllegalArgumentException: A network"),
                    failed::message);
        }
    }

    @Test
    void trainedModelsAreWrittenWhereAsked(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("model.zip");
        Path none = folder.resolve("diverged.zip");
        List<Optional<Path>> files = List.of(Optional.of(file), Optional.of(none),
                Optional.of(folder.resolve("no such folder/model.zip")), Optional.empty());
        try (var evaluator = new LocalEvaluator(DATASET, ModelBuilder.stock(),
                candidate -> TrainingProgress.SILENT,
                candidate -> files.get(candidate.trial()))) {
            List<Outcome> outcomes = evaluator.evaluate(List.of(candidate(0, 0.05),
                    candidate(1, 1e30), candidate(2, 0.05), candidate(3, 0.05)));
            assertEquals(List.of("COMPLETED", "DIVERGED", "COMPLETED", "COMPLETED"),
                    outcomes.stream().map(Outcome::state).toList(),
                    "a file that cannot be written changes no outcome");
            try (var trainer = new NetworkTrainer(candidate(0, 0.05).recipe(), DATASET,
                    ModelSerializer.restoreComputationGraph(file.toFile(), false))) {
                assertEquals(((Outcome.Completed) outcomes.getFirst()).validationAccuracy(),
                        trainer.accuracy(DATASET.validation()));
            }
        }
        try (var written = Files.list(folder)) {
            assertEquals(List.of(file), written.toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Left.class)
    void trainingInPartsEqualsStraightTrainingToTheBit(Left left, @TempDir Path folder)
            throws IOException {
        Path straight = folder.resolve("straight.zip");
        Path whole = folder.resolve("whole.zip");
        Candidate candidate = new Candidate(0, NETWORK, LeftOrRight.recipe(2, 13, 0.05));
        var expected = (Outcome.Completed) outcome(candidate, straight);
        Path first = folder.resolve("first.zip");
        Path second = folder.resolve("second.zip");
        var atFirst = (Outcome.Paused) outcome(candidate.on(new Leg(0, 9, null, first)), whole);
        assertEquals(2, atFirst.step());
        assertEquals(13, atFirst.steps());
        var atSecond = (Outcome.Paused) outcome(
                candidate.on(new Leg(9, 3, left.model(first), second)), whole);
        assertEquals(5, atSecond.step());
        assertEquals(1, atSecond.curve().size(), "steps before belong to the part before");
        assertFalse(Files.exists(whole), "a model that is not trained to its end was kept");
        var atLast = (Outcome.Completed) outcome(
                candidate.on(new Leg(3, 1, left.model(second), null)), whole);
        assertEquals(expected.validationAccuracy(), atLast.validationAccuracy());
        assertEquals(expected.curve().getLast().validationAccuracy(),
                atLast.curve().getLast().validationAccuracy());
        assertArrayEquals(parameters(straight), parameters(whole));
    }

    /** What is left of a model that paused. */
    private enum Left {
        ALL, NOTHING, CHANGED, ANOTHER;

        @Nullable
        SavedModel model(Path paused) throws IOException {
            byte[] written = Files.readAllBytes(paused);
            var saved = new SavedModel(paused, sha256(written));
            switch (this) {
                case ALL -> {
                }
                case NOTHING -> {
                    Files.delete(paused);
                    return null;
                }
                case CHANGED -> {
                    written[written.length / 2] ^= 4;
                    Files.write(paused, written);
                }
                case ANOTHER -> { // whole, but of another step
                    byte[] other = Files.readAllBytes(paused.resolveSibling("straight.zip"));
                    Files.write(paused, other);
                    return new SavedModel(paused, sha256(other));
                }
            }
            return saved;
        }

        private static String sha256(byte[] content) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Outcome outcome(Candidate candidate, Path model) {
        try (var evaluator = new LocalEvaluator(DATASET, ModelBuilder.stock(),
                any -> TrainingProgress.SILENT, any -> Optional.of(model))) {
            return evaluator.evaluate(List.of(candidate)).getFirst();
        }
    }

    private static float[] parameters(Path model) throws IOException {
        return ModelSerializer.restoreComputationGraph(model.toFile(), false).params()
                .toFloatVector();
    }

    @Test
    void testImagesAreLookedAtOnRequestOnly() {
        try (var evaluator = new LocalEvaluator(DATASET)) {
            Candidate plain = candidate(0, 0.05);
            var tested = new Candidate(1, NETWORK, plain.recipe(), Leg.WHOLE, true);
            List<Outcome> outcomes = evaluator.evaluate(List.of(plain, tested));
            assertNull(((Outcome.Completed) outcomes.getFirst()).testAccuracy());
            try (var trainer = new NetworkTrainer(NETWORK, plain.recipe(), DATASET)) {
                trainer.train(TrainingProgress.SILENT);
                assertEquals(trainer.accuracy(DATASET.test()),
                        ((Outcome.Completed) outcomes.getLast()).testAccuracy());
            }
        }
    }

    @Test
    void partsOfATrainingFollowEachOther() {
        assertEquals(0, Leg.WHOLE.begin(10));
        assertEquals(10, Leg.WHOLE.end(10));
        assertEquals(4, new Leg(3, 1, null, null).begin(10), "shares are rounded up");
        assertThrows(IllegalArgumentException.class, () -> new Leg(1, 3, null, null));
        assertThrows(IllegalArgumentException.class, () -> new Leg(3, 3, null, null));
        assertThrows(IllegalArgumentException.class, () -> new Leg(0, 0, null, null));
    }

    @Test
    void whatIsMeasuredChangesNeitherTheModelNorAnyOtherResult(@TempDir Path folder)
            throws IOException {
        Candidate plain = new Candidate(0, NETWORK, LeftOrRight.recipe(1, 9, 0.05), Leg.WHOLE,
                true);
        Candidate measured = new Candidate(1, NETWORK, plain.recipe(), Leg.WHOLE, true)
                .measured(new MeasurementPlan(new LatencyPlan(5, 7), new DamagePlan(24, 4)));
        try (var evaluator = new LocalEvaluator(DATASET, ModelBuilder.stock(),
                candidate -> TrainingProgress.SILENT,
                candidate -> Optional.of(folder.resolve(candidate.trial() + ".zip")))) {
            List<Outcome> outcomes = evaluator.evaluate(List.of(plain, measured));
            var without = assertInstanceOf(Outcome.Completed.class, outcomes.getFirst());
            var with = assertInstanceOf(Outcome.Completed.class, outcomes.getLast());
            assertNull(without.latency());
            assertNull(without.damage());
            assertEquals(without.validationAccuracy(), with.validationAccuracy());
            assertEquals(without.testAccuracy(), with.testAccuracy());
            assertEquals(without.curve(), with.curve());
            Latency latency = Objects.requireNonNull(with.latency());
            assertEquals(List.of(5, 7), List.of(latency.batch(), latency.runs()));
            assertTrue(latency.milliseconds() > 0);
            DamageProfile damage = Objects.requireNonNull(with.damage());
            assertEquals(List.of(24, 4, 4), List.of(damage.images(), damage.nodes().size(),
                    damage.edges().size()));
            assertEquals(new Measurements(with.validationAccuracy(), latency.milliseconds(),
                    damage.mean()), with.measurements());
        }
        assertEquals(loaded(folder.resolve("0.zip")), loaded(folder.resolve("1.zip")));
    }

    private static INDArray loaded(Path model) throws IOException {
        return ModelSerializer.restoreComputationGraph(model.toFile(), false).params();
    }

    @Test
    void nothingIsMeasuredWhereTrainingPauses() {
        Candidate pausing = candidate(0, 0.05).on(new Leg(0, 2, null, null))
                .measured(new MeasurementPlan(new LatencyPlan(5, 7), new DamagePlan(24, 4)));
        try (var evaluator = new LocalEvaluator(DATASET)) {
            assertEquals("PAUSED", evaluator.evaluate(List.of(pausing)).getFirst().state());
        }
    }

    @Test
    void measurementThatFailsDoesNotDiscardTheTraining() {
        Candidate plain = new Candidate(0, NETWORK, LeftOrRight.recipe(1, 9, 0.05));
        Candidate measured = new Candidate(1, NETWORK, plain.recipe())
                .measured(new MeasurementPlan(new LatencyPlan(5, 7), new DamagePlan(24, 4)));
        var unreadable = new ModelBuilder() {

            @Override
            public void requireSupported(TrainingRecipe recipe) {}

            @Override
            public String kernels() {
                return STOCK;
            }

            @Override
            public ComputationGraph build(Network network, TrainingRecipe recipe, int steps) {
                return ModelBuilder.stock().build(network, recipe, steps);
            }

            @Override
            public Map<Group, float[]> read(Network network, ComputationGraph model) {
                throw new IllegalStateException("nothing to be read here");
            }

            @Override
            public void write(Map<Group, float[]> parameters, Network network,
                    ComputationGraph model) {
                throw new UnsupportedOperationException();
            }
        };
        try (var evaluator = new LocalEvaluator(DATASET);
                var failing = new LocalEvaluator(DATASET, unreadable,
                        candidate -> TrainingProgress.SILENT, candidate -> Optional.empty())) {
            var expected = assertInstanceOf(Outcome.Completed.class,
                    evaluator.evaluate(List.of(plain)).getFirst());
            var outcome = assertInstanceOf(Outcome.Completed.class,
                    failing.evaluate(List.of(measured)).getFirst());
            assertNull(expected.unmeasured());
            assertEquals(expected.validationAccuracy(), outcome.validationAccuracy());
            assertEquals(expected.curve(), outcome.curve());
            assertNull(outcome.damage());
            assertEquals(5, Objects.requireNonNull(outcome.latency(), "it did not fail").batch());
            assertEquals("damage: java.lang.IllegalStateException: nothing to be read here",
                    outcome.unmeasured());
        }
    }

    @Test
    void outOfMemoryWhileTrainingIsAnOutcome() {
        var exhausted = new ModelBuilder() {

            @Override
            public void requireSupported(TrainingRecipe recipe) {}

            @Override
            public String kernels() {
                return "none";
            }

            @Override
            public ComputationGraph build(Network network, TrainingRecipe recipe, int steps) {
                throw new OutOfMemoryError("Java heap space");
            }

            @Override
            public Map<Group, float[]> read(Network network, ComputationGraph model) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(Map<Group, float[]> parameters, Network network,
                    ComputationGraph model) {
                throw new UnsupportedOperationException();
            }
        };
        try (var evaluator = new LocalEvaluator(DATASET, exhausted,
                candidate -> TrainingProgress.SILENT, candidate -> Optional.empty())) {
            assertEquals(
                    List.of(new Outcome.OutOfMemory(
                            "java.lang.OutOfMemoryError: Java heap space")),
                    evaluator.evaluate(List.of(candidate(0, 0.05))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Failed to allocate 1024 bytes from DEVICE [0] memory",
            "Can't allocate [HOST] memory: 4096; threadId: 1;", "[DEVICE] memory allocation failed",
            "CUDA error: out of memory", "cudaMalloc failed: CUDA_ERROR_OUT_OF_MEMORY",
            "Cannot allocate new FloatPointer(99): totalBytes = 1G, physicalBytes = 3G",
            "CUBLAS_STATUS_ALLOC_FAILED", "std::bad_alloc"})
    void messagesOfTheBackendsMeanOutOfMemory(String message) {
        assertInstanceOf(Outcome.OutOfMemory.class,
                LocalEvaluator.outcome(new RuntimeException(message)));
        assertInstanceOf(Outcome.OutOfMemory.class,
                LocalEvaluator.outcome(new RuntimeException("Error during neural network forward"
                        + " pass", new IllegalStateException(message))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Op [add] failed: shapes differ", "null", "memory", "allocate"})
    void otherMessagesAreFailures(String message) {
        assertEquals(new Outcome.Failed("java.lang.RuntimeException: " + message),
                LocalEvaluator.outcome(new RuntimeException(message)));
        assertInstanceOf(Outcome.Failed.class, LocalEvaluator.outcome(new RuntimeException()));
    }

    @Test
    void divergenceKeepsItsStepAndLoss() {
        assertEquals(new Outcome.Diverged(3, "NaN"),
                LocalEvaluator.outcome(new DivergedException(3, Double.NaN)));
    }
}
