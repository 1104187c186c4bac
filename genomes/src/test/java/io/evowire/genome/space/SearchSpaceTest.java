package io.evowire.genome.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.BarabasiAlbert;
import io.evowire.core.graph.ErdosRenyi;
import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.StemConvolution;
import io.evowire.genome.Genome;
import io.evowire.genome.Spaces;
import io.evowire.genome.StageGenome;
import io.evowire.genome.StageWidth;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SearchSpaceTest {

    private static final SearchSpace WIDE = Spaces.WIDE.space;
    private static final int DRAWS = 6_000;

    @ParameterizedTest
    @EnumSource(Spaces.class)
    void whatIsDrawnBelongsToTheSpace(Spaces spaces) {
        var random = Spaces.random(1);
        for (int i = 0; i < 200; i++) {
            Genome genome = spaces.space.draw(random);
            assertTrue(spaces.space.contains(genome), genome::notation);
        }
    }

    @Test
    void drawingIsDeterminedByTheRandomGenerator() {
        assertEquals(WIDE.draw(Spaces.random(9)), WIDE.draw(Spaces.random(9)));
    }

    @Test
    void everyChoiceIsDrawnUniformly() {
        List<StageGenome> stages = draw(WIDE);

        assertUniform(3, stages, stage -> stage.model().getClass());
        assertUniform(12, stages, stage -> stage.model().nodes());
        assertUniform(3, stages, StageGenome::width);
        assertUniform(2, stages, StageGenome::operation);
        assertUniform(8, stages, stage -> stage.graphSeed() >> 28);
    }

    @Test
    void parametersAreDrawnUniformly() {
        List<StageGenome> stages = draw(WIDE);

        assertUniform(5, models(stages, ErdosRenyi.class), er -> (int) (er.probability() * 10 - 3));
        assertUniform(4, models(stages, WattsStrogatz.class), ws -> (int) (ws.rewiring() * 4));
        assertUniform(3, models(stages, WattsStrogatz.class).stream()
                .filter(ws -> ws.nodes() > 6).toList(), WattsStrogatz::neighbours);
        assertUniform(7, models(stages, BarabasiAlbert.class).stream()
                .filter(ba -> ba.nodes() > 7).toList(), BarabasiAlbert::attachments);
    }

    @Test
    void numberOfStagesIsDrawnUniformly() {
        var random = Spaces.random(3);
        assertUniform(2, Stream.generate(() -> Spaces.TINY.space.draw(random)).limit(2_000)
                .toList(), genome -> genome.stages().size());
    }

    @Test
    void degreesAreCutToTheDrawnNodeCount() {
        List<StageGenome> stages = draw(Spaces.TINY.space);

        for (var ba : models(stages, BarabasiAlbert.class)) {
            assertTrue(ba.attachments() < ba.nodes());
        }
        assertUniform(4, models(stages, BarabasiAlbert.class).stream()
                .filter(ba -> ba.nodes() == 5).toList(), BarabasiAlbert::attachments);
        assertUniform(2, models(stages, WattsStrogatz.class).stream()
                .filter(ws -> ws.nodes() == 5).toList(), WattsStrogatz::neighbours);
    }

    /** With P = 0.05 a graph of 18 nodes has 8 edges on average and needs 17. */
    @Test
    void unconnectedParametersAreDrawnAgain() {
        var sparse = space(GraphModels.of(er(0.02, 0.4)), new IntRange(18, 18));
        var random = Spaces.random(4);
        for (int i = 0; i < 100; i++) {
            var model = (ErdosRenyi) sparse.drawStage(random).model();
            assertTrue(model.probability() > 0.05, model::notation);
        }
    }

    @Test
    void aSpaceWithoutConnectedGraphsIsAnErrorThatNamesIt() {
        var hopeless = space(GraphModels.of(er(1e-6, 1e-5)), new IntRange(20, 20));
        var thrown = assertTimeoutPreemptively(Duration.ofSeconds(60),
                () -> assertThrows(IllegalStateException.class,
                        () -> hopeless.drawStage(Spaces.random(1))));

        assertTrue(thrown.getMessage().contains(hopeless.toString()), thrown.getMessage());
        assertTrue(thrown.getMessage().contains("no connected graph of 20 nodes"),
                thrown.getMessage());
    }

    @Test
    void containsNoStageThatDiffersInOneRespect() {
        var space = Spaces.FIXED.space;
        StageGenome stage = space.drawStage(Spaces.random(5));

        assertTrue(space.contains(stage));
        assertFalse(space.contains(stage.withWidth(new StageWidth.Channels(17))));
        assertFalse(space.contains(stage.withOperation(NodeOperation.of("separable5x5"))));
        assertFalse(space.contains(stage.redrawn(new WattsStrogatz(11, 4, 0.75), 1).get()));
        assertFalse(space.contains(stage.redrawn(new WattsStrogatz(10, 6, 0.75), 1).get()));
        assertFalse(space.contains(stage.redrawn(new WattsStrogatz(10, 4, 0.7), 1).get()));
        assertFalse(space.contains(stage.redrawn(new ErdosRenyi(10, 0.75), 1).get()));
        assertFalse(space.contains(stage.redrawn(new BarabasiAlbert(10, 4), 1).get()));
        assertFalse(space.contains(stage.withWiring(
                new ErdosRenyi(10, 1).generate(Spaces.random(1)))));
        assertFalse(space.contains(new Genome(List.of(stage))));
        assertTrue(space.contains(new Genome(List.of(stage, stage))));
    }

    @Test
    void rejectsImpossibleSpaces() {
        var models = WIDE.models();
        var nodes = WIDE.nodes();
        assertRejected("[5, 4] is empty", () -> new IntRange(5, 4));
        assertRejected("[0.5, 0.4] is empty", () -> new RealRange(0.5, 0.4));
        assertRejected("not finite", () -> new RealRange(0, Double.NaN));
        assertRejected("(0, 1], not in [0.0, 0.5]", () -> er(0, 0.5));
        assertRejected("not in [0.5, 1.5]", () -> er(0.5, 1.5));
        assertRejected("at least 1, not in [0, 5]",
                () -> ba(0, 5));
        assertRejected("even numbers", () -> ws(2, 5, 0, 1));
        assertRejected("even numbers", () -> ws(3, 6, 0, 1));
        assertRejected("even numbers", () -> ws(0, 6, 0, 1));
        assertRejected("not in [-0.5, 1.0]", () -> ws(2, 4, -0.5, 1));
        assertRejected("at least one graph model", () -> space(GraphModels.of(), nodes));
        assertRejected("one range of each", () -> GraphModels.of(ba(1, 2), ba(3, 4)));
        assertRejected("whole numbers", () -> ModelRange.of(BarabasiAlbert.FAMILY,
                new RealRange(1, 2)));
        assertRejected("lie in [0, 1]", () -> ModelRange.of(WattsStrogatz.FAMILY,
                new IntRange(2, 4), new IntRange(0, 1)));
        assertRejected("needs 2 ranges", () -> ModelRange.of(WattsStrogatz.FAMILY,
                new IntRange(2, 4)));
        assertRejected("smallest count of the search space", () -> space(
                GraphModels.of(ba(5, 7)), nodes));
        assertRejected("smallest count of the search space", () -> space(
                GraphModels.of(ws(6, 8, 0, 1)), nodes));
        assertRejected("not in [0, 4]", () -> space(models, new IntRange(0, 4)));
        assertRejected("not in [5, 1025]", () -> space(models, new IntRange(5, 1025)));
        assertRejected("stages", () -> new SearchSpace(models, nodes, List.of(8),
                List.of("separable3x3"), new IntRange(0, 1), true, WIDE.skeleton()));
        assertRejected("not []", () -> space(models, nodes, List.of(), List.of("separable3x3")));
        assertRejected("not [0, 8]",
                () -> space(models, nodes, List.of(0, 8), List.of("separable3x3")));
        assertRejected("not [16, 8]",
                () -> space(models, nodes, List.of(16, 8), List.of("separable3x3")));
        assertRejected("not [8, 8]",
                () -> space(models, nodes, List.of(8, 8), List.of("separable3x3")));
        assertRejected("not []", () -> space(models, nodes, List.of(8), List.of()));
        assertRejected("Unknown node operation 'dense'",
                () -> space(models, nodes, List.of(8), List.of("dense")));
        assertRejected("different names", () -> space(models, nodes, List.of(8),
                List.of("separable3x3", "separable3x3")));
        for (List<Double> rates : List.of(List.<Double>of(), List.of(0.5, 0.1), List.of(0.1, 0.1),
                List.of(-0.1), List.of(0.0, 1.5), List.of(Double.NaN))) {
            assertRejected("not " + rates, () -> WIDE.withLinkRates(rates));
        }
        assertRejected("stem", () -> Skeleton.fixed(List.of(), List.of(2), 8));
        assertRejected("not []", () -> Skeleton.fixed(stem(), List.of(), 8));
        assertRejected("not [2, 3]", () -> Skeleton.fixed(stem(), List.of(2, 3), 8));
        assertRejected("head", () -> Skeleton.fixed(stem(), List.of(2), 0));
    }

    @Test
    void theLastStrideHoldsForAllFurtherStages() {
        StageGenome stage = WIDE.drawStage(Spaces.random(6));
        var space = new SearchSpace(WIDE.models(), WIDE.nodes(), WIDE.channels(),
                WIDE.operations(), WIDE.stages(), true,
                Skeleton.fixed(stem(), List.of(1, 2), 32));
        var architecture = space.architecture(new Genome(List.of(stage, stage, stage)));
        int channels = stage.width().channels(8, WIDE.channels());

        assertEquals(stem(), architecture.stem());
        assertEquals(32, architecture.head().channels());
        assertEquals(List.of(stage.stage(channels, 1), stage.stage(channels, 2),
                stage.stage(channels, 2)),
                architecture.stages());
    }

    private static SearchSpace space(GraphModels models, IntRange nodes) {
        return space(models, nodes, List.of(8), List.of("separable3x3"));
    }

    private static SearchSpace space(GraphModels models, IntRange nodes, List<Integer> channels,
            List<String> operations) {
        return new SearchSpace(models, nodes, channels, operations, new IntRange(1, 1), true,
                Skeleton.fixed(stem(), List.of(2), 32));
    }

    private static List<StemConvolution> stem() {
        return List.of(new StemConvolution(8, 1));
    }

    private static ModelRange er(double min, double max) {
        return ModelRange.of(ErdosRenyi.FAMILY, new RealRange(min, max));
    }

    private static ModelRange ba(int min, int max) {
        return ModelRange.of(BarabasiAlbert.FAMILY, new IntRange(min, max));
    }

    private static ModelRange ws(int min, int max, double low, double high) {
        return ModelRange.of(WattsStrogatz.FAMILY, new IntRange(min, max),
                new RealRange(low, high));
    }

    private static List<StageGenome> draw(SearchSpace space) {
        var random = Spaces.random(2);
        return Stream.generate(() -> space.drawStage(random)).limit(DRAWS).toList();
    }

    private static <M> List<M> models(List<StageGenome> stages, Class<M> kind) {
        return stages.stream().map(StageGenome::model).filter(kind::isInstance).map(kind::cast)
                .toList();
    }

    /** Each of so many values occurs within five standard deviations of its expected count. */
    private static <T> void assertUniform(int values, List<T> drawn, Function<T, ?> value) {
        var counts = drawn.stream().collect(Collectors.groupingBy(value, Collectors.counting()));
        double expected = (double) drawn.size() / values;
        assertEquals(values, counts.size(), counts::toString);
        counts.values().forEach(count -> assertEquals(expected, count, 5 * Math.sqrt(expected),
                counts::toString));
    }

    private static void assertRejected(String part, Executable executable) {
        var thrown = assertThrows(IllegalArgumentException.class, executable);
        assertTrue(thrown.getMessage().contains(part), thrown.getMessage());
    }
}
