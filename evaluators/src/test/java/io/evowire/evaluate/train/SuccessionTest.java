package io.evowire.evaluate.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.Network;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Leg;
import io.evowire.evaluate.Leg.SavedModel;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.WarmStart;
import io.evowire.evaluate.WarmStart.Trained;
import io.evowire.evaluate.WarmStart.Training;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.train.ParameterBlock.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SuccessionTest {

    private static final ImageDataset DATASET = LeftOrRight.dataset();
    private static final TrainingRecipe RECIPE = LeftOrRight.recipe(1, 6, 0.05);
    private static final Network FOUNDER = network(4);
    private static final Network PARENT = network(5);
    private static final Network CHILD = network(6);

    @TempDir
    private Path folder;

    /** What trains. */
    private enum Kernels {
        STOCK, ONEDNN;

        ModelBuilder models() {
            assumeTrue(this == STOCK || OneDnnModel.orStock() instanceof OneDnnModel,
                    "the kernels do not run here");
            return this == STOCK ? ModelBuilder.stock() : new OneDnnModel();
        }
    }

    private static Network network(long seed) {
        return SmallNetworks.of(new WattsStrogatz(5, 4, 0.75), LeftOrRight.SHAPE, 2, seed);
    }

    private static Candidate child(WarmStart start) {
        return new Candidate(7, CHILD, RECIPE).from(start);
    }

    private SavedModel saved(NetworkTrainer trainer, String name) throws IOException {
        Path file = folder.resolve(name);
        trainer.save(file);
        return new SavedModel(file, sha256(file));
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<Group, float[]> trained(Candidate candidate, ModelBuilder models) {
        try (var trainer = new Succession(DATASET, models).begin(candidate)) {
            trainer.train(TrainingProgress.SILENT);
            return models.read(candidate.network(), trainer.model());
        }
    }

    private static void assertSame(Map<Group, float[]> expected, Map<Group, float[]> actual) {
        for (Group group : Group.values()) {
            assertArrayEquals(expected.get(group), actual.get(group), group.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(Kernels.class)
    void aTrainingBeginsWithWhatItsDonorLearned(Kernels kernels) throws IOException {
        ModelBuilder models = kernels.models();
        try (var donor = new NetworkTrainer(PARENT, RECIPE, DATASET, models)) {
            donor.train(TrainingProgress.SILENT);
            var start = new WarmStart(new Trained(PARENT, saved(donor, "parent.zip")), List.of());
            Map<Group, float[]> learned = models.read(PARENT, donor.model());
            Map<Group, float[]> fresh = InitialWeights.draw(ParameterLayout.of(CHILD),
                    RECIPE.seed());
            try (var trainer = new Succession(DATASET, models).begin(child(start))) {
                assertEquals(0, trainer.step());
                Map<Group, float[]> begun = models.read(CHILD, trainer.model());
                assertSame(Inheritance.of(PARENT, CHILD).of(learned, fresh), begun);
                assertFalse(Arrays.equals(fresh.get(Group.WEIGHTS), begun.get(Group.WEIGHTS)));
                trainer.train(TrainingProgress.SILENT);
            }
            try (var same = new Succession(DATASET, models)
                    .begin(new Candidate(8, PARENT, RECIPE).from(start))) {
                assertEquals(donor.accuracy(DATASET.validation()),
                        same.accuracy(DATASET.validation()), "with its running statistics");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kernels.class)
    void whatOfALineOfDonorsIsSavedOrDoneAgainDoesNotMatterToTheBit(Kernels kernels)
            throws IOException {
        ModelBuilder models = kernels.models();
        var founder = new Training(FOUNDER, RECIPE);
        var parent = new Training(PARENT, RECIPE.withSeed(5));
        WarmStart all = new WarmStart(null, List.of(founder, parent));
        WarmStart half;
        WarmStart none;
        try (var first = new NetworkTrainer(FOUNDER, RECIPE, DATASET, models)) {
            first.train(TrainingProgress.SILENT);
            var trained = new Trained(FOUNDER, saved(first, "founder.zip"));
            half = new WarmStart(trained, List.of(parent));
            try (var second = new Succession(DATASET, models)
                    .begin(new Candidate(1, PARENT, parent.recipe())
                            .from(new WarmStart(trained, List.of())))) {
                second.train(TrainingProgress.SILENT);
                none = new WarmStart(new Trained(PARENT, saved(second, "parent.zip")), List.of());
            }
        }
        Map<Group, float[]> expected = trained(child(none), models);
        assertSame(expected, trained(child(none), models));
        assertSame(expected, trained(child(half), models));
        assertSame(expected, trained(child(all), models));
        Map<Group, float[]> withoutFounder = trained(
                child(new WarmStart(null, List.of(parent))), models);
        assertFalse(Arrays.equals(expected.get(Group.WEIGHTS),
                withoutFounder.get(Group.WEIGHTS)), "nothing was handed down");
    }

    @Test
    void onlyTheFirstPartOfATrainingNeedsItsDonor() throws IOException {
        var start = new WarmStart(null, List.of(new Training(PARENT, RECIPE)));
        try (var evaluator = new LocalEvaluator(DATASET)) {
            var whole = completed(evaluator, child(start));
            Path file = folder.resolve("paused.zip");
            evaluator.evaluate(List.of(child(start).on(new Leg(0, 2, null, file))));
            var lost = new WarmStart(new Trained(PARENT,
                    new SavedModel(folder.resolve("none.zip"), "0")), List.of());
            var resumed = new Leg(2, 1, new SavedModel(file, sha256(file)), null);
            assertEquals(whole.curve().getLast().validationAccuracy(),
                    completed(evaluator, child(lost).on(resumed)).validationAccuracy());
            assertEquals(whole.validationAccuracy(),
                    completed(evaluator, child(start).on(new Leg(2, 1, null, null)))
                            .validationAccuracy(),
                    "without its paused model");
        }
    }

    private static Outcome.Completed completed(LocalEvaluator evaluator, Candidate candidate) {
        return assertInstanceOf(Outcome.Completed.class,
                evaluator.evaluate(List.of(candidate)).getFirst());
    }

    @Test
    void aDonorsModelThatIsMissingOrDamagedLosesTheTrialForThisTime() throws IOException {
        Path damaged = Files.writeString(folder.resolve("damaged.zip"), "not what was saved");
        for (Path file : List.of(damaged, folder.resolve("none.zip"))) {
            var start = new WarmStart(new Trained(PARENT, new SavedModel(file, "0")), List.of());
            try (var evaluator = new LocalEvaluator(DATASET)) {
                var lost = assertInstanceOf(Outcome.Lost.class,
                        evaluator.evaluate(List.of(child(start))).getFirst());
                assertTrue(lost.message().contains(file.toString()), lost::message);
            }
        }
    }

    @Test
    void aWarmStartLeadsSomewhere() {
        assertThrows(IllegalArgumentException.class, () -> new WarmStart(null, List.of()));
        assertEquals(1, new Candidate(0, CHILD, RECIPE).trainings());
        assertEquals(3, child(new WarmStart(null, List.of(new Training(FOUNDER, RECIPE),
                new Training(PARENT, RECIPE)))).trainings());
    }

    @Test
    void whatDonorsTakeIsNotTheCandidatesTime() {
        var start = new WarmStart(null, List.of(new Training(PARENT, RECIPE)));
        var never = new LocalEvaluator(DATASET, ModelBuilder.stock(),
                candidate -> new TrainingProgress() {
                    @Override
                    public void step(int step, int steps, double loss) {
                        assertTrue(step <= 6, "the donor's steps were told");
                    }
                }, candidate -> Optional.empty());
        try (never) {
            assertEquals(1, completed(never, child(start)).curve().size());
        }
    }
}
