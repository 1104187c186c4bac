package io.evowire.evaluate.onednn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evowire.core.network.Network;
import io.evowire.evaluate.DamagePlan;
import io.evowire.evaluate.DamageProfile.EdgeLoss;
import io.evowire.evaluate.DamageProfile.NodeLoss;
import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.measure.DamageMeasurement.Progress;
import io.evowire.evaluate.measure.DamageMeasurement;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.Removal;
import io.evowire.evaluate.train.LeftOrRight;
import io.evowire.evaluate.train.ModelBuilder;
import io.evowire.evaluate.train.NetworkTrainer;
import io.evowire.evaluate.train.TrainingProgress;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damage with both kinds of kernels: those here keep weights in an order of their own. */
@Tag("numeric")
@NeedsOneDnn
class RemovalTest {

    private static final ImageDataset DATA = LeftOrRight.dataset();
    private static final Network NETWORK = LeftOrRight.network();
    private static final TrainingRecipe RECIPE = LeftOrRight.recipe(12, 0, 0.05);
    private static final DamagePlan ALL = new DamagePlan(1_000, 0);
    private static final DamagePlan SOME = new DamagePlan(1_000, 4);

    static Stream<ModelBuilder> models() {
        return Stream.of(ModelBuilder.stock(), new OneDnnModel());
    }

    private static Map<Group, float[]> learned = Map.of();

    // Once, with the faster kernels.
    @BeforeAll
    static void train() {
        var models = new OneDnnModel();
        try (var trainer = new NetworkTrainer(NETWORK, RECIPE, DATA, models)) {
            trainer.train(TrainingProgress.SILENT);
            learned = trainer.session().parameters();
        }
    }

    private static NetworkTrainer trained(ModelBuilder models) {
        var trainer = new NetworkTrainer(NETWORK, RECIPE, DATA, models);
        trainer.session().replace(learned);
        return trainer;
    }

    private static void assertSame(Map<Group, float[]> before, NetworkTrainer trainer) {
        trainer.session().parameters().forEach((group, vector) -> assertArrayEquals(
                before.get(group), vector, group.toString()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void parametersAndAccuracyAreAfterwardsWhatTheyWere(ModelBuilder models) {
        try (NetworkTrainer trainer = trained(models)) {
            Map<Group, float[]> before = trainer.session().parameters();
            double tested = trainer.accuracy(DATA.test());
            var measurement = new DamageMeasurement(trainer);
            DamageProfile damage = measurement.of(SOME, DATA.validation(), 1, Progress.SILENT);
            assertFalse(damage.nodes().stream().allMatch(node -> node.loss() == 0),
                    "a removal must show, or this says nothing");
            assertSame(before, trainer);
            assertEquals(tested, trainer.accuracy(DATA.test()));
            assertEquals(damage, measurement.of(SOME, DATA.validation(), 1, Progress.SILENT));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void parametersAreRestoredWhenAMeasurementIsCutShort(ModelBuilder models) {
        try (NetworkTrainer trainer = trained(models)) {
            Map<Group, float[]> before = trainer.session().parameters();
            assertThrows(IllegalStateException.class,
                    () -> new DamageMeasurement(trainer).of(ALL,
                            DATA.validation(), 1, (done, all) -> {
                                throw new IllegalStateException("stop");
                            }));
            assertSame(before, trainer);
        }
    }

    @Test
    void bothKernelsLoseTheSame() {
        ModelBuilder stock = ModelBuilder.stock();
        ModelBuilder fast = new OneDnnModel();
        try (NetworkTrainer slow = trained(stock); NetworkTrainer quick = trained(fast)) {
            DamageProfile expected = new DamageMeasurement(slow).of(ALL,
                    DATA.validation(), 1, Progress.SILENT);
            DamageProfile actual = new DamageMeasurement(quick).of(ALL,
                    DATA.validation(), 1, Progress.SILENT);
            assertEquals(edges(expected), edges(actual));
            // The classes of one image may be equal but for rounding.
            assertArrayEquals(accuracies(expected).toArray(), accuracies(actual).toArray(),
                    1.0 / expected.images() + 1e-9);
        }
    }

    /** Without each node, then without each edge. */
    private static DoubleStream accuracies(DamageProfile damage) {
        return DoubleStream.concat(damage.nodes().stream().mapToDouble(NodeLoss::loss),
                damage.edges().stream().mapToDouble(EdgeLoss::loss))
                .map(loss -> damage.accuracy() - loss);
    }

    @Test
    void aSampleIsPartOfTheWholeAndFollowsFromItsSeed() {
        ModelBuilder models = new OneDnnModel();
        try (NetworkTrainer trainer = trained(models)) {
            var measurement = new DamageMeasurement(trainer);
            DamageProfile all = measurement.of(ALL, DATA.validation(), 1, Progress.SILENT);
            DamageProfile some = measurement.of(new DamagePlan(1_000, 3), DATA.validation(), 1,
                    Progress.SILENT);
            assertEquals(List.of(10, 20, 10, 20), List.of(all.nodes().size(), all.edges().size(),
                    some.allNodes(), some.allEdges()));
            assertEquals(List.of(3, 3), List.of(some.nodes().size(), some.edges().size()));
            assertEquals(some.nodes(),
                    all.nodes().stream().filter(some.nodes()::contains).toList());
            assertEquals(some.edges(),
                    all.edges().stream().filter(some.edges()::contains).toList());
            assertEquals(some, measurement.of(new DamagePlan(1_000, 3), DATA.validation(), 1,
                    Progress.SILENT));
            assertFalse(edges(some).equals(edges(measurement.of(new DamagePlan(1_000, 3),
                    DATA.validation(), 2, Progress.SILENT))));
        }
    }

    @Test
    void outputsAreTriedInBothWaysWhereThatIsAskedFor() {
        ModelBuilder models = new OneDnnModel();
        try (NetworkTrainer trainer = trained(models)) {
            var measurement = new DamageMeasurement(trainer);
            DamageProfile once = measurement.of(ALL, DATA.validation(), 1, Progress.SILENT);
            DamageProfile both = measurement.of(new DamagePlan(1_000, 0, true),
                    DATA.validation(), 1, Progress.SILENT);
            assertEquals(once.nodes(), both.nodes().stream()
                    .map(node -> new NodeLoss(node.stage(), node.node(), node.loss())).toList());
            assertEquals(once.edges(), both.edges());
            List<Integer> leaving = both.nodes().stream().filter(node -> node.leaving() != null)
                    .map(NodeLoss::node).toList();
            assertEquals(Removal.nodes(trainer.session().network()).stream()
                    .filter(node -> Removal.leaving(trainer.session().network(), node).isPresent())
                    .map(Removal.OfNode::node).toList(), leaving);
        }
    }

    private static List<String> edges(DamageProfile damage) {
        return damage.edges().stream()
                .map((EdgeLoss edge) -> edge.stage() + ": " + edge.from() + "->" + edge.to())
                .toList();
    }

    @Test
    void lossesAreCountedOnAsManyImagesAsAskedFor() {
        ModelBuilder models = new OneDnnModel();
        try (NetworkTrainer trainer = trained(models)) {
            DamageProfile damage = new DamageMeasurement(trainer)
                    .of(new DamagePlan(16, 2), DATA.validation(), 1, Progress.SILENT);
            assertEquals(16, damage.images());
            damage.nodes().forEach(node -> assertEquals(0, 16 * node.loss() % 1));
            assertEquals(0, 16 * damage.accuracy() % 1);
        }
    }
}
