package io.evowire.genome.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.Dag;
import io.evowire.core.graph.Edge;
import io.evowire.core.graph.GraphFamily;
import io.evowire.core.graph.GraphModel;
import io.evowire.genome.Genome;
import io.evowire.genome.LinkEnds;
import io.evowire.genome.LinkGenome;
import io.evowire.genome.Spaces;
import io.evowire.genome.StageGenome;
import io.evowire.genome.StageWidth;
import io.evowire.genome.space.IntRange;
import io.evowire.genome.space.RealRange;
import io.evowire.genome.space.SearchSpace;
import io.evowire.genome.space.ValueRange;
import io.evowire.genome.space.Wiring;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws that every mutation keeps, over random genomes of several spaces. */
@Tag("thorough")
class MutationLawTest {

    /** For each mutation in each space. */
    private static final int GENOMES = Boolean.getBoolean("evowire.thorough") ? 200 : 40;

    static Stream<Arguments> mutations() {
        return Arrays.stream(Spaces.values())
                .flatMap(space -> Stream
                        .of(StageMutation.ALL, LengthMutation.ALL, List.of(new StepSkeleton()))
                        .<Mutation>flatMap(List::stream)
                        .map(mutation -> Arguments.of(mutation, space)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("mutations")
    void givesAnotherGenomeOfTheSpaceOrReportsThatItChangedNothing(Mutation mutation,
            Spaces spaces) {
        var random = Spaces.random(11);
        int changes = 0;
        for (int i = 0; i < GENOMES; i++) {
            Genome genome = genome(spaces, random);
            Optional<Genome> changed = apply(mutation, genome, spaces.space, random);

            if (changed.isPresent()) {
                changes++;
                assertNotEquals(genome, changed.get());
                assertTrue(spaces.space.contains(changed.get()), changed.get()::notation);
                changed.get().stages().forEach(MutationLawTest::assertDecodes);
            }
        }
        // A mutation that never or always reports a change cannot hide behind the law.
        assertTrue(mutable(spaces).contains(mutation.name()) == changes > 0,
                "%s changed %d genomes".formatted(mutation.name(), changes));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("mutations")
    void isDeterminedByItsRandomGenerator(Mutation mutation, Spaces spaces) {
        var random = Spaces.random(12);
        for (int i = 0; i < GENOMES / 4; i++) {
            Genome genome = genome(spaces, random);
            long seed = random.nextLong();

            assertEquals(apply(mutation, genome, spaces.space, Spaces.random(seed)),
                    apply(mutation, genome, spaces.space, Spaces.random(seed)));
        }
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("mutations")
    void leavesItsArgumentAlone(Mutation mutation, Spaces spaces) {
        var random = Spaces.random(13);
        for (int i = 0; i < GENOMES / 4; i++) {
            Genome genome = genome(spaces, random);
            Genome copy = spaces.space.genome(genome.notation());
            List<Dag> wirings = genome.stages().stream().map(StageGenome::wiring).toList();
            apply(mutation, genome, spaces.space, random);

            assertEquals(copy, genome);
            assertEquals(wirings, genome.stages().stream().map(StageGenome::wiring).toList());
        }
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("mutations")
    void changesWheneverThereIsSomethingToChangeAndOnlyWhatItsNameSays(Mutation mutation,
            Spaces spaces) {
        var random = Spaces.random(14);
        for (int i = 0; i < GENOMES; i++) {
            if (mutation instanceof StageMutation stageMutation) {
                List<StageGenome> stages = spaces.evolved(1 + random.nextInt(3), random).stages();
                StageGenome stage = stages.getLast();
                List<StageGenome> before = stages.subList(0, stages.size() - 1);
                Optional<StageGenome> changed = stageMutation.mutate(stage, before, spaces.space,
                        random);
                // Where most graphs are in pieces, a mutation may find no connected one; and of few
                // links another seed may draw none, either.
                if (changed.isPresent() || spaces != Spaces.SPARSE
                        && !(mutation instanceof ChangeLinkSeed)) {
                    assertEquals(canChange(stageMutation, stage, before, spaces.space),
                            changed.isPresent(), stage::notation);
                }
                changed.ifPresent(after -> assertChanged(stageMutation, stage, before, after,
                        spaces.space));
            }
        }
    }

    @Test
    void stagesAreInsertedAndRemovedWithinTheBoundsOfTheSpace() {
        var random = Spaces.random(15);
        for (int i = 0; i < GENOMES; i++) {
            Genome genome = Spaces.WIDE.space.draw(random);
            int stages = genome.stages().size();
            var longer = new InsertStage().mutate(genome, Spaces.WIDE.space, random);
            var shorter = new RemoveStage().mutate(genome, Spaces.WIDE.space, random);

            assertEquals(stages < 4, longer.isPresent());
            assertEquals(stages > 1, shorter.isPresent());
            longer.ifPresent(g -> assertEquals(genome.stages(), without(g, genome)));
            shorter.ifPresent(g -> assertEquals(g.stages(), without(genome, g)));
        }
    }

    @Test
    void everyMutationIsInUseUnderANameOfItsOwn() {
        assertEquals(Set.of(StageMutation.class.getPermittedSubclasses()), StageMutation.ALL
                .stream().map(Object::getClass).collect(Collectors.toSet()));
        assertEquals(Set.of(LengthMutation.class.getPermittedSubclasses()), LengthMutation.ALL
                .stream().map(Object::getClass).collect(Collectors.toSet()));
        assertEquals(StageMutation.ALL.size() + LengthMutation.ALL.size() + 1,
                mutations().map(a -> ((Mutation) a.get()[0]).name()).distinct().count());
    }

    @Test
    void rejectsStepsThatLeadNowhere() {
        for (double magnitude : List.of(0.0, -0.1, 1.5, Double.NaN)) {
            var thrown = assertThrows(IllegalArgumentException.class,
                    () -> new StepParameter(magnitude));
            assertTrue(thrown.getMessage().contains("not " + magnitude), thrown.getMessage());
        }
        var thrown = assertThrows(IllegalArgumentException.class, () -> new StepNodes(0));
        assertTrue(thrown.getMessage().contains("not 0"), thrown.getMessage());
    }

    @Test
    void oppositeEdgeMutationsLeaveNoEditsBehind() {
        var random = Spaces.random(16);
        StageGenome stage = Spaces.WIDE.space.drawStage(random);
        var added = new AddEdge().mutate(stage, List.of(), Spaces.WIDE.space, random)
                .orElseThrow();

        assertEquals(1, added.edits().size());
        assertEquals(stage, added.withWiring(stage.wiring()));
    }

    private static Genome genome(Spaces spaces, RandomGenerator random) {
        return spaces.evolved(spaces.space.draw(random).stages().size(), random);
    }

    private static Optional<Genome> apply(Mutation mutation, Genome genome, SearchSpace space,
            RandomGenerator random) {
        return switch (mutation) {
            case LengthMutation length -> length.mutate(genome, space, random);
            case StageMutation stage -> stage
                    .mutate(genome.stages().getLast(), before(genome), space, random)
                    .map(changed -> genome.withStages(
                            Stream.concat(before(genome).stream(), Stream.of(changed)).toList()));
            case StepSkeleton step -> Optional.ofNullable(genome.skeleton())
                    .flatMap(skeleton -> step.mutate(skeleton, space, random))
                    .map(changed -> new Genome(changed, genome.stages()));
        };
    }

    private static List<StageGenome> before(Genome genome) {
        return genome.stages().subList(0, genome.stages().size() - 1);
    }

    private static Set<String> mutable(Spaces spaces) {
        return switch (spaces) {
            case WIDE -> Set.of("parameter", "model", "seed", "nodes", "width", "operation",
                    "add-edge", "remove-edge", "rewire-edge", "insert-stage", "remove-stage");
            case TINY -> Set.of("parameter", "model", "seed", "nodes", "width", "add-edge",
                    "remove-edge", "rewire-edge", "insert-stage", "remove-stage");
            case UNEDITED ->
                Set.of("parameter", "seed", "nodes", "width", "insert-stage", "remove-stage");
            case FIXED -> Set.of("seed");
            case FURTHER, GIVEN ->
                Set.of("parameter", "model", "seed", "nodes", "width", "add-edge",
                        "remove-edge", "rewire-edge", "insert-stage", "remove-stage");
            case OPEN -> Set.of("parameter", "model", "seed", "nodes", "width", "operation",
                    "add-edge", "remove-edge", "rewire-edge", "insert-stage", "remove-stage",
                    "stride", "skeleton");
            case LINKED -> Set.of("parameter", "model", "seed", "nodes", "width", "operation",
                    "add-edge", "remove-edge", "rewire-edge", "insert-stage", "remove-stage",
                    "links", "link-seed", "add-link", "remove-link");
            case MATRICES ->
                Set.of("flip-bit", "draw-matrix", "matrix-nodes", "rewire-edge", "width",
                        "operation", "insert-stage", "remove-stage");
            case SPARSE -> Set.of("parameter", "seed", "nodes", "add-edge", "remove-edge",
                    "rewire-edge", "insert-stage", "remove-stage");
        };
    }

    /** Whether the space leaves the mutation a choice, from the definitions alone. */
    private static boolean canChange(StageMutation mutation, StageGenome stage,
            List<StageGenome> before, SearchSpace space) {
        Dag wiring = stage.wiring();
        int nodes = wiring.nodes();
        int edges = wiring.edges().size();
        boolean matrix = space.wiring() == Wiring.MATRIX;
        boolean missing = edges < nodes * (nodes - 1) / 2;
        return switch (mutation) {
            case StepParameter step -> space.models().of(stage.model().family())
                    .filter(range -> IntStream.range(0, range.ranges().size())
                            .anyMatch(i -> hasSeveral(range.ranges().get(i),
                                    range.family().parameters().get(i), nodes)))
                    .isPresent();
            case ChangeModel change -> !matrix && space.models().ranges().size() > 1;
            case ChangeSeed change -> !matrix;
            case StepNodes step -> !matrix && space.nodes().min() < space.nodes().max();
            case StepMatrix step -> matrix && space.nodes().min() < space.nodes().max();
            case FlipBit flip -> matrix;
            case DrawMatrix draw -> matrix;
            case StepWidth step -> space.stageWidths().size() > 1;
            case ChangeOperation change -> space.operations().size() > 1;
            case ChangeStride change -> stage.stride() != null
                    && space.skeleton().at(before.size()).values().size() > 1;
            case StepLinkRate step -> stage.links() != null && space.linkRates().stream()
                    .map(rate -> new LinkGenome(rate, stage.links().seed(), stage.links().edits()))
                    .anyMatch(other -> !links(stage.withLinks(other), before)
                            .equals(links(stage, before)));
            case ChangeLinkSeed change -> stage.links() != null && stage.links().rate() > 0
                    && !possible(stage, before).isEmpty();
            case AddLink add -> stage.links() != null
                    && links(stage, before).size() < possible(stage, before).size();
            case RemoveLink remove -> !links(stage, before).isEmpty();
            case AddEdge add -> space.edgeEdits() && missing;
            // A connected graph with more edges than a tree has a circle to cut.
            case RemoveEdge remove -> space.edgeEdits() && edges > nodes - 1;
            case RewireEdge rewire -> (space.edgeEdits() || matrix) && missing;
        };
    }

    private static Set<LinkEnds> links(StageGenome stage, List<StageGenome> before) {
        return stage.links() == null
                ? Set.of()
                : stage.links().links(before.stream().map(StageGenome::wiring).toList(),
                        stage.wiring());
    }

    /** By the definition: from any node of an earlier stage to any node with predecessors. */
    private static Set<LinkEnds> possible(StageGenome stage, List<StageGenome> before) {
        Set<LinkEnds> all = new TreeSet<>();
        for (int back = 1; back <= before.size(); back++) {
            int nodes = before.get(before.size() - back).wiring().nodes();
            for (int from = 0; from < nodes; from++) {
                for (Edge edge : stage.wiring().edges()) {
                    all.add(new LinkEnds(back, from, edge.to()));
                }
            }
        }
        return all;
    }

    private static boolean hasSeveral(ValueRange range, GraphFamily.Parameter parameter,
            int nodes) {
        return switch (range) {
            case RealRange(double min, double max) -> min < max;
            case IntRange(int min, int max) ->
                min + parameter.bounds().step() <= Math.min(max, nodes - 1);
        };
    }

    private static void assertChanged(StageMutation mutation, StageGenome before,
            List<StageGenome> earlier, StageGenome after, SearchSpace space) {
        if (StageMutation.OF_LINKS.stream().noneMatch(kind -> kind.contains(mutation))) {
            assertEquals(before.links(), after.links());
        }
        boolean graph = !before.model().equals(after.model())
                || before.graphSeed() != after.graphSeed();
        if (graph) {
            assertEquals(List.of(), after.edits(), "edits outlived their graph");
        }
        int edges = after.wiring().edges().size() - before.wiring().edges().size();
        switch (mutation) {
            case StepParameter step -> {
                assertEquals(before.model().nodes(), after.model().nodes());
                assertTrue(isOneStep(before.model(), after.model()), after::notation);
            }
            case ChangeModel change -> {
                assertNotEquals(before.model().getClass(), after.model().getClass());
                assertEquals(before.model().nodes(), after.model().nodes());
            }
            case ChangeSeed change -> assertEquals(before.model(), after.model());
            case StepNodes step -> {
                assertEquals(before.model().getClass(), after.model().getClass());
                int nodes = Math.abs(after.model().nodes() - before.model().nodes());
                assertTrue(0 < nodes && nodes <= step.max());
            }
            case StepMatrix step -> {
                int nodes = Math.abs(after.model().nodes() - before.model().nodes());
                assertTrue(0 < nodes && nodes <= step.max());
                assertSameBeginning(before.wiring(), after.wiring());
            }
            case FlipBit flip -> assertTrue(Math.abs(edges) <= 1, after::notation);
            case DrawMatrix draw -> assertEquals(before.model().nodes(), after.model().nodes());
            case StepWidth step -> {
                assertEquals(before, after.withWidth(before.width()));
                List<StageWidth> widths = space.stageWidths();
                assertEquals(1, Math.abs(widths.indexOf(before.width())
                        - widths.indexOf(after.width())));
            }
            case ChangeOperation change -> assertEquals(before,
                    after.withOperation(before.operation()));
            case ChangeStride change -> {
                assertNotEquals(before.stride(), after.stride());
                assertEquals(before, after.withStride(before.stride()));
                assertTrue(space.skeleton().at(earlier.size()).contains(after.stride()));
            }
            case StepLinkRate step -> {
                assertEquals(before.links().seed(), after.links().seed());
                assertOtherLinks(before, after, earlier);
            }
            case ChangeLinkSeed change -> {
                assertEquals(List.of(), after.links().edits());
                assertEquals(before.links().rate(), after.links().rate());
                assertOtherLinks(before, after, earlier);
            }
            case AddLink add -> assertOneLink(before, after, earlier, 1);
            case RemoveLink remove -> assertOneLink(before, after, earlier, -1);
            case AddEdge add -> assertEdges(before, after, 1, edges, 1);
            case RemoveEdge remove -> assertEdges(before, after, -1, edges, 1);
            case RewireEdge rewire -> assertEdges(before, after, 0, edges, 2);
        }
        if (graph) {
            assertEquals(before.width(), after.width());
            assertEquals(before.operation(), after.operation());
            assertTrue(mutation instanceof ChangeSeed || before.graphSeed() == after.graphSeed());
        }
    }

    // Nodes are cut and added at the end; what then hangs on nothing gets one more input each.
    private static void assertSameBeginning(Dag before, Dag after) {
        int gained = 0;
        for (int node = 0; node < Math.min(before.nodes(), after.nodes()); node++) {
            assertTrue(after.predecessors(node).containsAll(before.predecessors(node)));
            gained += after.predecessors(node).size() - before.predecessors(node).size();
        }
        assertTrue(gained < after.nodes(), "a piece gets one input");
    }

    /** Whether one parameter differs, and a degree only by its smallest step. */
    private static boolean isOneStep(GraphModel before, GraphModel after) {
        List<Integer> changed = IntStream.range(0, before.parameters().size()).boxed()
                .filter(i -> !before.parameters().get(i).equals(after.parameters().get(i)))
                .toList();
        if (before.family() != after.family() || changed.size() != 1) {
            return false;
        }
        int i = changed.getFirst();
        int step = before.family().parameters().get(i).bounds().step();
        return step == 0 || Math.abs(before.parameters().get(i).intValue()
                - after.parameters().get(i).intValue()) == step;
    }

    private static void assertEdges(StageGenome before, StageGenome after, int expectedGrowth,
            int growth, int expectedDifferences) {
        assertEquals(expectedGrowth, growth);
        var different = new TreeSet<>(before.wiring().edges());
        after.wiring().edges().stream().filter(edge -> !different.remove(edge)).toList()
                .forEach(different::add);
        assertEquals(expectedDifferences, different.size());
        assertEquals(before, after.withWiring(before.wiring()));
    }

    private static void assertOtherLinks(StageGenome before, StageGenome after,
            List<StageGenome> earlier) {
        assertEquals(before, after.withLinks(before.links()));
        assertNotEquals(links(before, earlier), links(after, earlier));
    }

    private static void assertOneLink(StageGenome before, StageGenome after,
            List<StageGenome> earlier, int growth) {
        assertOtherLinks(before, after, earlier);
        Set<LinkEnds> fewer = new TreeSet<>(links(growth > 0 ? before : after, earlier));
        Set<LinkEnds> more = new TreeSet<>(links(growth > 0 ? after : before, earlier));
        assertTrue(more.containsAll(fewer));
        assertEquals(1, more.size() - fewer.size());
    }

    private static void assertDecodes(StageGenome stage) {
        assertTrue(stage.stage(8, 2).wiring().isConnected());
        assertEquals(stage.model().nodes(), stage.stage(8, 2).wiring().nodes());
    }

    /** The stages of the longer genome without the first one that the shorter does not have. */
    private static List<StageGenome> without(Genome longer, Genome shorter) {
        int at = 0;
        while (at < shorter.stages().size()
                && longer.stages().get(at).equals(shorter.stages().get(at))) {
            at++;
        }
        int extra = at;
        return Stream.concat(longer.stages().stream().limit(extra),
                longer.stages().stream().skip(extra + 1L)).toList();
    }
}
