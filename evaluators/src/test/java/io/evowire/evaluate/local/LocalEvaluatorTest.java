package io.evowire.evaluate.local;

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
import io.evowire.evaluate.MeasurementPlan;
import io.evowire.evaluate.ModelStore;
import io.evowire.evaluate.Omission;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.Recognition;
import io.evowire.evaluate.Recognition.Part;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.WarmStart;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.data.ImageSplit;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.session.Model;
import io.evowire.evaluate.session.TrainingSession;
import io.evowire.evaluate.session.TrainingSessions;
import io.evowire.evaluate.train.DivergedException;
import io.evowire.evaluate.train.LeftOrRight;
import io.evowire.evaluate.train.MemoryStore;
import io.evowire.evaluate.train.ModelBuilder;
import io.evowire.evaluate.train.NetworkTrainer;
import io.evowire.evaluate.train.SmallNetworks;
import io.evowire.evaluate.train.TrainingProgress;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalEvaluatorTest {

    private static final ImageDataset DATASET = LeftOrRight.dataset();
    private static final Network NETWORK = LeftOrRight.network();
    /** The quickest that run here: stock layers take ten times as long. */
    private static final ModelBuilder MODELS = OneDnnModel.orStock();

    private static LocalEvaluator evaluator(ImageDataset dataset) {
        return new LocalEvaluator(dataset, MODELS, any -> TrainingProgress.SILENT,
                ModelStore.NONE);
    }

    private static Candidate candidate(int trial, double learningRate) {
        return new Candidate(trial, NETWORK, LeftOrRight.recipe(1, 5, learningRate));
    }

    @Test
    void oneBadCandidateCostsItsOwnSlotOnly() {
        var wrong = new Candidate(2, SmallNetworks.any(1), LeftOrRight.recipe(1, 5, 0.1));
        List<Integer> told = new ArrayList<>();
        try (var evaluator = new LocalEvaluator(DATASET, MODELS,
                candidate -> {
                    told.add(candidate.trial());
                    return TrainingProgress.SILENT;
                }, ModelStore.NONE)) {
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
    void trainedModelsAreHandedIn() throws IOException {
        var store = new MemoryStore("trial-2");
        Candidate repeat = new Candidate(3, NETWORK, candidate(3, 0.05).recipe(), Leg.WHOLE, true);
        try (var evaluator = new LocalEvaluator(DATASET, MODELS,
                candidate -> TrainingProgress.SILENT, store)) {
            List<Outcome> outcomes = evaluator.evaluate(List.of(candidate(0, 0.05),
                    candidate(1, 1e30), candidate(2, 0.05), repeat));
            assertEquals(List.of("COMPLETED", "DIVERGED", "COMPLETED", "COMPLETED"),
                    outcomes.stream().map(Outcome::state).toList(),
                    "a model that cannot be written changes no outcome");
            assertEquals(Set.of("trial-0"), store.models.keySet());
            Model model = store.read("trial-0");
            assertEquals(NETWORK, model.network());
            assertEquals(5, model.step());
            assertEquals(Model.Images.of(DATASET), model.images());
            var session = MODELS.begin(NETWORK, candidate(0, 0.05).recipe(), 5);
            session.replace(model.parameters());
            try (var trainer = new NetworkTrainer(candidate(0, 0.05).recipe(), DATASET, session)) {
                assertEquals(((Outcome.Completed) outcomes.getFirst()).validationAccuracy(),
                        trainer.accuracy(DATASET.validation()));
            }
        }
    }

    /** A training in one go, for those in parts. */
    private static final class Straight {

        static final Candidate CANDIDATE = new Candidate(0, NETWORK,
                LeftOrRight.recipe(2, 13, 0.05));
        static final Outcome.Completed OUTCOME;
        static final byte[] MODEL;

        static {
            var store = new MemoryStore();
            OUTCOME = (Outcome.Completed) outcome(CANDIDATE, store);
            MODEL = store.models.get("trial-0");
        }
    }

    @ParameterizedTest
    @EnumSource(Left.class)
    void trainingInPartsEqualsStraightTrainingToTheBit(Left left) {
        var store = new MemoryStore();
        Candidate candidate = Straight.CANDIDATE;
        store.models.put("straight", Straight.MODEL.clone());
        var atFirst = (Outcome.Paused) outcome(
                candidate.on(new Leg(0, 9, null, ModelStore.rung(0, 0))), store);
        assertEquals(2, atFirst.step());
        assertEquals(13, atFirst.steps());
        var atSecond = (Outcome.Paused) outcome(candidate.on(
                new Leg(9, 3, left.model(store, 0), ModelStore.rung(0, 1))), store);
        assertEquals(5, atSecond.step());
        assertEquals(1, atSecond.curve().size(), "steps before belong to the part before");
        assertFalse(store.models.containsKey("trial-0"),
                "a model that is not trained to its end was kept");
        var atLast = (Outcome.Completed) outcome(
                candidate.on(new Leg(3, 1, left.model(store, 1), null)), store);
        assertEquals(Straight.OUTCOME.validationAccuracy(), atLast.validationAccuracy());
        assertEquals(Straight.OUTCOME.curve().getLast().validationAccuracy(),
                atLast.curve().getLast().validationAccuracy());
        assertArrayEquals(Straight.MODEL, store.models.get("trial-0"));
    }

    @Test
    void trainingInPartsLeavesOutTheSameAsStraightTraining() {
        var store = new MemoryStore();
        var candidate = new Candidate(0, NETWORK,
                LeftOrRight.recipe(2, 13, 0.05).withOmission(new Omission(0.3, 0.5)));
        outcome(candidate, store);
        byte[] straight = store.models.remove("trial-0");
        assertFalse(Arrays.equals(Straight.MODEL, straight), "nothing was left out");
        for (Left left : List.of(Left.ALL, Left.NOTHING)) {
            outcome(candidate.on(new Leg(0, 3, null, ModelStore.rung(0, 0))), store);
            outcome(candidate.on(new Leg(3, 1, left.model(store, 0), null)), store);
            assertArrayEquals(straight, store.models.remove("trial-0"), left.toString());
        }
    }

    /** What is left of a model that paused. */
    private enum Left {
        ALL, NOTHING, LOST, DAMAGED, ANOTHER, ENDED;

        @Nullable
        String model(MemoryStore store, int rung) {
            String name = ModelStore.rung(0, rung);
            String sha256 = store.sha256(name);
            return switch (this) {
                case ALL -> sha256;
                case NOTHING -> null;
                case LOST -> {
                    store.models.remove(name);
                    yield sha256;
                }
                case DAMAGED -> { // and recorded so
                    byte[] model = store.models.get(name);
                    model[model.length / 2] ^= 4;
                    yield store.sha256(name);
                }
                case ANOTHER -> rung == 0 ? sha256 : store.sha256(ModelStore.rung(0, 0));
                case ENDED -> store.sha256("straight");
            };
        }
    }

    private static Outcome outcome(Candidate candidate, ModelStore store) {
        try (var evaluator = new LocalEvaluator(DATASET, MODELS,
                any -> TrainingProgress.SILENT, store)) {
            return evaluator.evaluate(List.of(candidate)).getFirst();
        }
    }

    @Test
    void testImagesAreLookedAtOnRequestOnly() {
        try (var evaluator = evaluator(DATASET)) {
            Candidate plain = candidate(0, 0.05);
            var tested = new Candidate(1, NETWORK, plain.recipe(), Leg.WHOLE, true);
            List<Outcome> outcomes = evaluator.evaluate(List.of(plain, tested));
            assertNull(((Outcome.Completed) outcomes.getFirst()).testAccuracy());
            try (var trainer = new NetworkTrainer(NETWORK, plain.recipe(), DATASET, MODELS)) {
                trainer.train(TrainingProgress.SILENT);
                assertEquals(trainer.accuracy(DATASET.test()),
                        ((Outcome.Completed) outcomes.getLast()).testAccuracy());
            }
        }
    }

    @Test
    void aTrainedNetworkLooksAtTheTestImagesAsAtTheEndOfItsTraining() {
        Candidate candidate = candidate(0, 0.05);
        var line = new WarmStart(null,
                List.of(new WarmStart.Rerun(NETWORK, candidate.recipe())));
        var store = new MemoryStore();
        List<Integer> steps = new ArrayList<>();
        try (var evaluator = new LocalEvaluator(DATASET, MODELS,
                any -> TrainingProgress.SILENT, store);
                var trainer = new NetworkTrainer(NETWORK, candidate.recipe(), DATASET, MODELS)) {
            evaluator.evaluate(List.of(candidate));
            trainer.train(TrainingProgress.SILENT);
            var expected = new Outcome.Tested(
                    new Recognition(Part.TEST, trainer.confusion(DATASET.test())));
            assertEquals(20, expected.recognition().confusion().images());
            var saved = new WarmStart(
                    new WarmStart.Trained(NETWORK, store.sha256("trial-0")), List.of());
            assertEquals(expected,
                    evaluator.test(saved, candidate.recipe(), TrainingProgress.SILENT));
            assertEquals(expected, evaluator.test(line, candidate.recipe(),
                    new TrainingProgress() {
                        @Override
                        public void step(int step, int all, double loss) {
                            steps.add(step);
                        }
                    }), "the same of a network that is trained once more");
            assertEquals(List.of(1, 2, 3, 4, 5), steps);
            var lost = new WarmStart(new WarmStart.Trained(NETWORK, "0".repeat(64)), List.of());
            assertInstanceOf(Outcome.Lost.class,
                    evaluator.test(lost, candidate.recipe(), TrainingProgress.SILENT));
        }
    }

    @Test
    void withoutTestImagesThoseForValidationAreLookedAt() {
        var none = new ImageSplit(LeftOrRight.SHAPE, new byte[0], new byte[0]);
        var dataset = new ImageDataset("x", "f", LeftOrRight.SHAPE, DATASET.classNames(),
                DATASET.train(), DATASET.validation(), none);
        Candidate candidate = candidate(0, 0.05);
        try (var evaluator = evaluator(dataset)) {
            var tested = assertInstanceOf(Outcome.Tested.class, evaluator.test(
                    new WarmStart(null, List.of(new WarmStart.Rerun(NETWORK,
                            candidate.recipe()))),
                    candidate.recipe(), TrainingProgress.SILENT));
            var trained = assertInstanceOf(Outcome.Completed.class,
                    evaluator.evaluate(List.of(candidate)).getFirst());
            assertEquals(Part.VALIDATION, tested.recognition().of());
            assertEquals(trained.validationAccuracy(),
                    tested.recognition().confusion().accuracy());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void balancedAccuracyIsRecordedWhereItIsAskedForAlsoWhereTrainingPauses(boolean asked) {
        Candidate whole = candidate(0, 0.05).measured(new MeasurementPlan(null, null, asked));
        try (var evaluator = evaluator(DATASET);
                var trainer = new NetworkTrainer(NETWORK, whole.recipe(), DATASET, MODELS)) {
            trainer.train(TrainingProgress.SILENT);
            Double expected = asked
                    ? (Double) trainer.confusion(DATASET.validation()).balancedAccuracy()
                    : null;
            var completed = assertInstanceOf(Outcome.Completed.class,
                    evaluator.evaluate(List.of(whole)).getFirst());
            assertEquals(expected, completed.balancedAccuracy());
            assertEquals(expected, completed.measurements().balancedAccuracy());
            assertEquals(expected, completed.after(1, List.of()).balancedAccuracy());
            var paused = assertInstanceOf(Outcome.Paused.class, evaluator
                    .evaluate(List.of(whole.on(new Leg(0, 2, null, null)))).getFirst());
            assertEquals(asked, paused.balancedAccuracy() != null);
            assertEquals(paused.balancedAccuracy(), paused.measurements().balancedAccuracy());
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
    void whatIsMeasuredChangesNeitherTheModelNorAnyOtherResult() {
        Candidate plain = new Candidate(0, NETWORK, LeftOrRight.recipe(1, 9, 0.05));
        Candidate measured = new Candidate(1, NETWORK, plain.recipe())
                .measured(new MeasurementPlan(new LatencyPlan(5, 7), new DamagePlan(24, 4)));
        var store = new MemoryStore();
        try (var evaluator = new LocalEvaluator(DATASET, MODELS,
                candidate -> TrainingProgress.SILENT, store)) {
            List<Outcome> outcomes = evaluator.evaluate(List.of(plain, measured));
            var without = assertInstanceOf(Outcome.Completed.class, outcomes.getFirst());
            var with = assertInstanceOf(Outcome.Completed.class, outcomes.getLast());
            assertNull(without.latency());
            assertNull(without.damage());
            assertEquals(without.validationAccuracy(), with.validationAccuracy());
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
        assertArrayEquals(store.models.get("trial-0"), store.models.get("trial-1"));
    }

    @Test
    void nothingIsMeasuredWhereTrainingPauses() {
        Candidate pausing = candidate(0, 0.05).on(new Leg(0, 2, null, null))
                .measured(new MeasurementPlan(new LatencyPlan(5, 7), new DamagePlan(24, 4)));
        try (var evaluator = evaluator(DATASET)) {
            assertEquals("PAUSED", evaluator.evaluate(List.of(pausing)).getFirst().state());
        }
    }

    @Test
    void measurementThatFailsDoesNotDiscardTheTraining() {
        Candidate plain = new Candidate(0, NETWORK, LeftOrRight.recipe(1, 9, 0.05));
        Candidate measured = new Candidate(1, NETWORK, plain.recipe())
                .measured(new MeasurementPlan(new LatencyPlan(5, 7), new DamagePlan(24, 4)));
        var unreadable = new OtherSessions() {
            @Override
            public TrainingSession begin(Network network, TrainingRecipe recipe, int steps) {
                return unreadable(MODELS.begin(network, recipe, steps));
            }
        };
        try (var evaluator = evaluator(DATASET);
                var failing = new LocalEvaluator(DATASET, unreadable,
                        candidate -> TrainingProgress.SILENT, ModelStore.NONE)) {
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
        var exhausted = new OtherSessions() {
            @Override
            public TrainingSession begin(Network network, TrainingRecipe recipe, int steps) {
                throw new OutOfMemoryError("Java heap space");
            }
        };
        try (var evaluator = new LocalEvaluator(DATASET, exhausted,
                candidate -> TrainingProgress.SILENT, ModelStore.NONE)) {
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

    private abstract static class OtherSessions implements TrainingSessions {

        @Override
        public void requireSupported(TrainingRecipe recipe) {}

        @Override
        public String kernels() {
            return "none";
        }

        @Override
        public Model read(byte[] file, Network network) {
            throw new UnsupportedOperationException();
        }
    }

    /** A session whose parameters cannot be read. */
    private static TrainingSession unreadable(TrainingSession session) {
        return (TrainingSession) Proxy.newProxyInstance(TrainingSession.class.getClassLoader(),
                new Class<?>[]{TrainingSession.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("parameters")) {
                        throw new IllegalStateException("nothing to be read here");
                    }
                    return method.invoke(session, arguments);
                });
    }
}
