package io.evowire.evaluate.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.Network;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Leg;
import io.evowire.evaluate.ModelStore;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.WarmStart;
import io.evowire.evaluate.WarmStart.Trained;
import io.evowire.evaluate.WarmStart.Rerun;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.local.LocalEvaluator;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.parameters.Inheritance;
import io.evowire.evaluate.parameters.InitialWeights;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterLayout;
import io.evowire.evaluate.session.ModelFormat;
import io.evowire.evaluate.session.TrainingSessions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("numeric")
class SuccessionTest {

    private static final ImageDataset DATASET = LeftOrRight.dataset();
    private static final TrainingRecipe RECIPE = LeftOrRight.recipe(1, 6, 0.05);
    private static final Network FOUNDER = network(4);
    private static final Network PARENT = network(5);
    private static final Network CHILD = network(6);

    /** What trains: the kernels, and stock layers where these do not run or all is done. */
    static Stream<ModelBuilder> adapters() {
        return Boolean.getBoolean("evowire.thorough")
                ? Stream.of(OneDnnModel.orStock(), ModelBuilder.stock())
                : Stream.of(OneDnnModel.orStock());
    }

    private static Network network(long seed) {
        return SmallNetworks.of(new WattsStrogatz(5, 4, 0.75), LeftOrRight.SHAPE, 2, seed);
    }

    private static Candidate child(WarmStart start) {
        return new Candidate(7, CHILD, RECIPE).from(start);
    }

    private final MemoryStore store = new MemoryStore();

    private String saved(NetworkTrainer trainer, String name) throws IOException {
        store.put(name, ModelFormat.write(trainer.model(false)));
        return store.sha256(name);
    }

    private Succession succession(TrainingSessions models) {
        return new Succession(DATASET, models, store);
    }

    private Map<Group, float[]> trained(Candidate candidate, ModelBuilder models) {
        try (var trainer = succession(models).begin(candidate)) {
            trainer.train(TrainingProgress.SILENT);
            return trainer.session().parameters();
        }
    }

    private static void assertSame(Map<Group, float[]> expected, Map<Group, float[]> actual) {
        for (Group group : Group.values()) {
            assertArrayEquals(expected.get(group), actual.get(group), group.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("adapters")
    @Tag("thorough")
    void aTrainingBeginsWithWhatItsDonorLearned(ModelBuilder models) throws IOException {
        try (var donor = new NetworkTrainer(PARENT, RECIPE, DATASET, models)) {
            donor.train(TrainingProgress.SILENT);
            var start = new WarmStart(new Trained(PARENT, saved(donor, "parent")), List.of());
            Map<Group, float[]> learned = donor.session().parameters();
            Map<Group, float[]> fresh = InitialWeights.draw(ParameterLayout.of(CHILD),
                    RECIPE.seed());
            try (var trainer = succession(models).begin(child(start))) {
                assertEquals(0, trainer.step());
                Map<Group, float[]> begun = trainer.session().parameters();
                assertSame(Inheritance.of(PARENT, CHILD).of(learned, fresh), begun);
                assertFalse(Arrays.equals(fresh.get(Group.WEIGHTS), begun.get(Group.WEIGHTS)));
                trainer.train(TrainingProgress.SILENT);
            }
            try (var same = succession(models)
                    .begin(new Candidate(8, PARENT, RECIPE).from(start))) {
                assertEquals(donor.accuracy(DATASET.validation()),
                        same.accuracy(DATASET.validation()), "with its running statistics");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("adapters")
    @Tag("thorough")
    void whatOfALineOfDonorsIsSavedOrDoneAgainDoesNotMatterToTheBit(ModelBuilder models)
            throws IOException {
        var founder = new Rerun(FOUNDER, RECIPE);
        var parent = new Rerun(PARENT, RECIPE.withSeed(5));
        WarmStart all = new WarmStart(null, List.of(founder, parent));
        WarmStart half;
        WarmStart none;
        try (var first = new NetworkTrainer(FOUNDER, RECIPE, DATASET, models)) {
            first.train(TrainingProgress.SILENT);
            var trained = new Trained(FOUNDER, saved(first, "founder"));
            half = new WarmStart(trained, List.of(parent));
            try (var second = succession(models)
                    .begin(new Candidate(1, PARENT, parent.recipe())
                            .from(new WarmStart(trained, List.of())))) {
                second.train(TrainingProgress.SILENT);
                none = new WarmStart(new Trained(PARENT, saved(second, "parent")), List.of());
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
        var start = new WarmStart(null, List.of(new Rerun(PARENT, RECIPE)));
        try (var evaluator = evaluator()) {
            var whole = completed(evaluator, child(start));
            evaluator.evaluate(List.of(child(start).on(new Leg(0, 2, null, "paused"))));
            var lost = new WarmStart(new Trained(PARENT, "0"), List.of());
            var resumed = new Leg(2, 1, store.sha256("paused"), null);
            assertEquals(whole.curve().getLast().validationAccuracy(),
                    completed(evaluator, child(lost).on(resumed)).validationAccuracy());
            assertEquals(whole.validationAccuracy(),
                    completed(evaluator, child(start).on(new Leg(2, 1, null, null)))
                            .validationAccuracy(),
                    "without its paused model");
        }
    }

    private LocalEvaluator evaluator() {
        return new LocalEvaluator(DATASET, OneDnnModel.orStock(),
                candidate -> TrainingProgress.SILENT, store);
    }

    private static Outcome.Completed completed(LocalEvaluator evaluator, Candidate candidate) {
        return assertInstanceOf(Outcome.Completed.class,
                evaluator.evaluate(List.of(candidate)).getFirst());
    }

    @Test
    void aDonorsModelThatIsMissingOrDamagedLosesTheTrialForThisTime() throws IOException {
        store.put("damaged", "not what was saved".getBytes(StandardCharsets.UTF_8));
        try (var other = new NetworkTrainer(
                SmallNetworks.of(new WattsStrogatz(6, 4, 0.75), LeftOrRight.SHAPE, 2, 1), RECIPE,
                DATASET)) {
            saved(other, "another");
        }
        for (String sha256 : List.of("0", store.sha256("damaged"), store.sha256("another"))) {
            var start = new WarmStart(new Trained(PARENT, sha256), List.of());
            try (var evaluator = evaluator()) {
                var lost = assertInstanceOf(Outcome.Lost.class,
                        evaluator.evaluate(List.of(child(start))).getFirst());
                assertTrue(lost.message().contains(sha256), lost::message);
            }
        }
    }

    @Test
    void aWarmStartLeadsSomewhere() {
        assertThrows(IllegalArgumentException.class, () -> new WarmStart(null, List.of()));
        assertEquals(1, new Candidate(0, CHILD, RECIPE).trainings());
        assertEquals(3, child(new WarmStart(null, List.of(new Rerun(FOUNDER, RECIPE),
                new Rerun(PARENT, RECIPE)))).trainings());
    }

    @Test
    void whatDonorsTakeIsNotTheCandidatesTime() {
        var start = new WarmStart(null, List.of(new Rerun(PARENT, RECIPE)));
        var never = new LocalEvaluator(DATASET, OneDnnModel.orStock(),
                candidate -> new TrainingProgress() {
                    @Override
                    public void step(int step, int steps, double loss) {
                        assertTrue(step <= 6, "the donor's steps were told");
                    }
                }, ModelStore.NONE);
        try (never) {
            assertEquals(1, completed(never, child(start)).curve().size());
        }
    }
}
