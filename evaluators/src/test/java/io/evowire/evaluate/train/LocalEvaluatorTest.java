package io.evowire.evaluate.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.Network;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.data.ImageDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        try (var evaluator = new LocalEvaluator(DATASET, ModelBuilder.stock(), Optional.empty(),
                candidate -> {
                    told.add(candidate.trial());
                    return TrainingProgress.SILENT;
                })) {
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
        try (var evaluator = new LocalEvaluator(DATASET, ModelBuilder.stock(), Optional.empty(),
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

    @Test
    void candidateThatTakesTooLongIsTimedOut() {
        try (var evaluator = new LocalEvaluator(DATASET, Duration.ofNanos(1))) {
            assertEquals(List.of(new Outcome.TimedOut(1e-9)),
                    evaluator.evaluate(List.of(candidate(0, 0.05))));
        }
    }

    @Test
    void limitMustBeAboveZero() {
        assertThrows(IllegalArgumentException.class,
                () -> new LocalEvaluator(DATASET, Duration.ZERO));
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
        };
        try (var evaluator = new LocalEvaluator(DATASET, exhausted, Optional.empty(),
                candidate -> TrainingProgress.SILENT)) {
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
