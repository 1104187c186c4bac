package io.evowire.evaluate.gpu.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.BarabasiAlbert;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Leg;
import io.evowire.evaluate.ModelStore;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.gpu.device.Device;
import io.evowire.evaluate.gpu.device.FakeCuda;
import io.evowire.evaluate.gpu.device.NeedsOpenCl;
import io.evowire.evaluate.gpu.device.TestDevice;
import io.evowire.evaluate.local.LocalEvaluator;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.session.Batch;
import io.evowire.evaluate.session.TrainingSession;
import io.evowire.evaluate.train.LeftOrRight;
import io.evowire.evaluate.train.NetworkTrainer;
import io.evowire.evaluate.train.SmallNetworks;
import io.evowire.evaluate.train.TrainingProgress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Candidates on a device: alone, together, and as on the processor. */
@Tag("numeric")
@NeedsOpenCl
class GenerationEvaluatorTest {

    private static final TrainingRecipe RECIPE = LeftOrRight.recipe(2, 0, 0.05);

    @TempDir
    Path folder;

    private static List<Network> networks() {
        return List.of(LeftOrRight.network(),
                SmallNetworks.of(new BarabasiAlbert(5, 2), NodeOperation.MAX_POOL_3X3,
                        NodeOperation.SEPARABLE_3X3, LeftOrRight.SHAPE, 2, 5),
                SmallNetworks.linked(LeftOrRight.SHAPE, 2, 6));
    }

    private static List<Outcome> evaluate(Device device, List<Candidate> candidates) {
        return evaluate(device, Long.MAX_VALUE, candidates);
    }

    private static List<Outcome> evaluate(Device device, long room,
            List<Candidate> candidates) {
        try (var evaluator = new GenerationEvaluator(LeftOrRight.dataset(), device, room,
                candidate -> TrainingProgress.SILENT, ModelStore.NONE)) {
            return evaluator.evaluate(candidates);
        }
    }

    private static List<Candidate> candidates() {
        return List.of(new Candidate(0, networks().get(0), RECIPE),
                // Diverges at once, and leaves.
                new Candidate(1, networks().get(1), LeftOrRight.recipe(2, 0, 1e12)),
                new Candidate(2, networks().get(2), RECIPE.withSeed(5)),
                // Ends a step before the others.
                new Candidate(3, networks().get(1), LeftOrRight.recipe(2, 17, 0.05), Leg.WHOLE,
                        true));
    }

    /** What an outcome says apart from time. */
    private static List<Object> told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed done -> List.of(done.validationAccuracy(), done.curve());
            default -> List.of(outcome);
        };
    }

    @Test
    void togetherHasTheOutcomesOfAlone() {
        long begin = System.nanoTime();
        List<Outcome> together = evaluate(TestDevice.get(), candidates());
        double whole = (System.nanoTime() - begin) / 1e9;
        double divided = together.stream().mapToDouble(
                outcome -> outcome instanceof Outcome.Completed done ? done.seconds() : 0).sum();
        assertTrue(divided <= whole, () -> divided + " s of " + whole);
        assertInstanceOf(Outcome.Completed.class, together.get(0));
        assertInstanceOf(Outcome.Diverged.class, together.get(1));
        for (int i = 0; i < together.size(); i++) {
            Candidate one = candidates().get(i);
            assertEquals(told(evaluate(TestDevice.get(), List.of(one)).getFirst()),
                    told(together.get(i)), "candidate " + i);
        }
    }

    @Test
    void outOfMemoryHalvesTheCandidates() {
        List<Candidate> three = List.of(candidates().get(0), candidates().get(2),
                candidates().get(3));
        var cuda = new FakeCuda().failing("cuMemAlloc_v2", 1, 2, false);
        try (Device device = cuda.open(folder)) {
            List<Outcome> outcomes = evaluate(device, three);
            List<Outcome> expected = evaluate(TestDevice.get(), three);
            for (int i = 0; i < 3; i++) {
                assertEquals(told(expected.get(i)), told(outcomes.get(i)));
            }
        }
        assertEquals(0, cuda.inUse());
    }

    @Test
    void partsForWhichThereIsRoomTrainOneAfterAnother() {
        List<Candidate> three = List.of(candidates().get(0), candidates().get(2),
                candidates().get(3));
        List<Outcome> expected = evaluate(TestDevice.get(), three);
        List<Outcome> outcomes = evaluate(TestDevice.get(), 1, three);
        for (int i = 0; i < 3; i++) {
            assertEquals(told(expected.get(i)), told(outcomes.get(i)));
        }
    }

    @Test
    void aFailureInCompanyIsNobodysOwn() {
        var cuda = new FakeCuda().failing("cuLaunchKernel", 100, 1, false);
        List<Candidate> two = List.of(candidates().get(0), candidates().get(2));
        try (Device device = cuda.open(folder)) {
            List<Outcome> expected = evaluate(TestDevice.get(), two);
            List<Outcome> outcomes = evaluate(device, two);
            for (int i = 0; i < 2; i++) {
                assertEquals(told(expected.get(i)), told(outcomes.get(i)));
            }
        }
        assertEquals(0, cuda.inUse());
    }

    @Test
    void whoHasNoMemoryAloneIsOutOfMemory() {
        var cuda = new FakeCuda().failing("cuMemAlloc_v2", 1, 2, true);
        try (Device device = cuda.open(folder)) {
            for (Outcome outcome : evaluate(device,
                    List.of(candidates().get(0), candidates().get(2)))) {
                assertInstanceOf(Outcome.OutOfMemory.class, outcome);
            }
        }
    }

    @Test
    void aDeviceThatIsLostFailsItsCandidates() {
        var cuda = new FakeCuda().failing("cuLaunchKernel", 100, 719, true);
        try (Device device = cuda.open(folder)) {
            for (Outcome outcome : evaluate(device,
                    List.of(candidates().get(0), candidates().get(2)))) {
                assertTrue(assertInstanceOf(Outcome.Failed.class, outcome).message()
                        .contains("CUDA_ERROR_LAUNCH_FAILED"), outcome.toString());
            }
        }
    }

    @Test
    void learnsAsWellAsOnTheProcessor() {
        Candidate candidate = candidates().getFirst();
        var here = (Outcome.Completed) evaluate(TestDevice.get(), List.of(candidate)).getFirst();
        var processor = (Outcome.Completed) new LocalEvaluator(LeftOrRight.dataset(),
                OneDnnModel.orStock(), c -> TrainingProgress.SILENT, ModelStore.NONE)
                .evaluate(List.of(candidate)).getFirst();
        assertEquals(processor.curve().getFirst().trainingLoss(),
                here.curve().getFirst().trainingLoss(), 0.01);
        assertEquals(processor.validationAccuracy(), here.validationAccuracy(), 0.1);
    }

    /** The same batches, two hundred where all is done: rounding grows, and stays small. */
    @Test
    @Tag("thorough")
    void manyStepsAreThoseOfTheProcessor() {
        Network network = LeftOrRight.network();
        var recipe = LeftOrRight.recipe(23, Boolean.getBoolean("evowire.thorough") ? 200 : 40,
                0.02);
        try (var device = new NetworkTrainer(network, recipe, LeftOrRight.dataset(),
                DeviceSessions.on(TestDevice.get()));
                var processor = new NetworkTrainer(network, recipe, LeftOrRight.dataset(),
                        OneDnnModel.orStock())) {
            var onDevice = device.train(TrainingProgress.SILENT);
            var onProcessor = processor.train(TrainingProgress.SILENT);
            assertEquals(onProcessor.validationAccuracy(), onDevice.validationAccuracy(), 0.05);
            assertEquals(onProcessor.epochs().getLast().trainingLoss(),
                    onDevice.epochs().getLast().trainingLoss(),
                    0.02);
        }
    }

    @Test
    void goesOnAfterAPauseToTheSameBits() {
        Network network = networks().get(2);
        var dataset = LeftOrRight.dataset();
        var sessions = DeviceSessions.on(TestDevice.get());
        try (var straight = new NetworkTrainer(network, RECIPE, dataset, sessions);
                var first = new NetworkTrainer(network, RECIPE, dataset, sessions);
                var second = new NetworkTrainer(network, RECIPE, dataset, sessions)) {
            straight.train(TrainingProgress.SILENT);
            first.train(7, TrainingProgress.SILENT);
            second.session().resume(first.session().parameters(), first.session().velocities(),
                    first.step());
            second.train(TrainingProgress.SILENT);
            assertSame(straight.session().parameters(), second.session().parameters());
        }
    }

    @Test
    @Tag("thorough")
    void cudaHasTheBitsOfOpenCl() {
        try (Device device = new FakeCuda().open(folder);
                var cuda = new NetworkTrainer(networks().get(1), RECIPE, LeftOrRight.dataset(),
                        DeviceSessions.on(device));
                var openCl = new NetworkTrainer(networks().get(1), RECIPE, LeftOrRight.dataset(),
                        DeviceSessions.on(TestDevice.get()))) {
            assertEquals(openCl.train(TrainingProgress.SILENT).epochs(),
                    cuda.train(TrainingProgress.SILENT).epochs());
            assertSame(openCl.session().parameters(), cuda.session().parameters());
        }
    }

    @Test
    void largerBatchesThanAnyBeforeArePredictedWithTheSameParameters() {
        Network network = networks().getFirst();
        try (TrainingSession session = DeviceSessions.on(TestDevice.get()).begin(network, RECIPE,
                10)) {
            session.step(batch(network, 8, 1));
            Map<Group, float[]> before = session.parameters();
            float[][] few = session.probabilities(batch(network, 8, 2));
            float[][] many = session.probabilities(batch(network, 19, 2));
            assertEquals(19, many.length);
            for (int i = 0; i < 8; i++) {
                assertArrayEquals(few[i], many[i]);
            }
            assertSame(before, session.parameters());
            assertTrue(session.velocities().get(Group.WEIGHTS)[0] != 0);
        }
    }

    /** The first images are the same for any number of them. */
    private static Batch batch(Network network, int images, long seed) {
        var batch = new Batch(images, network.input(), network.classes());
        var random = new Random(seed);
        for (int i = 0; i < batch.pixels().length; i++) {
            batch.pixels()[i] = random.nextFloat(-1, 1);
        }
        for (int i = 0; i < images; i++) {
            batch.labels()[i * network.classes() + i % network.classes()] = 1;
        }
        return batch;
    }

    private static void assertSame(Map<Group, float[]> expected, Map<Group, float[]> found) {
        for (Group group : Group.values()) {
            assertArrayEquals(expected.get(group), found.get(group), group.word());
        }
    }
}
