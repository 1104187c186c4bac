package io.evowire.genome.space;

import io.evowire.core.bounds.Bounded;
import io.evowire.core.bounds.Bounds;
import io.evowire.core.bounds.Listed;
import io.evowire.core.bounds.RecordBounds;
import io.evowire.core.graph.ConnectionMatrix;
import io.evowire.core.graph.Dag;
import io.evowire.core.graph.GraphFamilies;
import io.evowire.core.graph.NamedGraphs;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.genome.Genome;
import io.evowire.genome.LinkGenome;
import io.evowire.genome.SkeletonGenome;
import io.evowire.genome.StageGenome;
import io.evowire.genome.StageWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The genomes that a search may visit. Records, lists, names and numbers only, so that a
 * configuration file can hold it. A space that is constructed has a model for every node count.
 *
 * @param models     kinds of random graph and the ranges of their parameters; with a kind for each
 *                   of the graphs
 * @param graphs     graphs that people brought, whose nodes stages may have
 * @param wiring     whether stages inherit how their graphs are drawn, or the graphs
 * @param nodes      nodes N of a stage, in [1, {@value Dag#MAX_NODES}]
 * @param channels   widths that a stage may have, ascending, without duplicates, at least one
 * @param operations names of the node operations that a stage may have, at least one, see
 *                   {@link NodeOperation#notation()}
 * @param stages     number of stages of a network, at least 1
 * @param edgeEdits  whether single edges may be added to and removed from drawn graphs
 * @param widths     whether stages inherit their widths or ratios of widths
 * @param linkRates  rates that links between stages may have, in [0, 1], ascending, without
 *                   duplicates, at least one; 0 alone for no links
 * @param skeleton   what stands around the stages
 */
public record SearchSpace(GraphModels models, NamedGraphs graphs, Wiring wiring,
        @Bounded(min = 1, max = Dag.MAX_NODES) IntRange nodes,
        @Listed(distinct = true) List<@Bounded(min = 1) Integer> channels,
        @Listed(distinct = true) List<String> operations,
        @Bounded(min = 1) IntRange stages, boolean edgeEdits, Widths widths,
        @Listed(distinct = true) List<@Bounded(min = 0, max = 1) Double> linkRates,
        Skeleton skeleton) {

    /** What {@code linkRates} is in a space without links. */
    public static final List<Double> NO_LINKS = List.of(0.0);

    private static final RecordBounds BOUNDS = RecordBounds.of(SearchSpace.class);

    /** How often parameters are redrawn until the model they give has a connected graph. */
    static final int MAX_DRAWS = 20;

    public SearchSpace {
        channels = List.copyOf(channels);
        operations = List.copyOf(operations);
        linkRates = List.copyOf(linkRates);
        check("nodes", nodes);
        check("stages", stages);
        models = models.with(graphs);
        if (!BOUNDS.allows("channels", channels)
                || !channels.stream().allMatch(BOUNDS.get("channels")::contains)
                || !ascending(channels)) {
            throw new IllegalArgumentException("""
                    The channels of a search space must be an ascending list of numbers of at \
                    least 1, such as [16, 24, 32], not %s.""".formatted(channels));
        }
        operations.forEach(NodeOperation::of);
        if (!BOUNDS.allows("operations", operations)) {
            throw new IllegalArgumentException("""
                    The operations of a search space must be different names of %s, not %s."""
                    .formatted(NodeOperation.ALL.stream().map(NodeOperation::notation).toList(),
                            operations));
        }
        if (!BOUNDS.allows("linkRates", linkRates)
                || !linkRates.stream().allMatch(BOUNDS.get("linkRates")::contains)
                || !ascending(linkRates)) {
            throw new IllegalArgumentException("""
                    The linkRates of a search space must be an ascending list of different numbers \
                    %s, such as [0, 0.02, 0.1], not %s. [0] is for no links."""
                    .formatted(BOUNDS.get("linkRates").words(), linkRates));
        }
        if (models.ranges().isEmpty()) {
            throw new IllegalArgumentException(
                    "A search space needs at least one graph model (%s) or a graph of its own."
                            .formatted(GraphFamilies.keys()));
        }
        for (ModelRange range : models.ranges()) {
            checkFits(range, nodes);
        }
    }

    /** A space whose stages inherit how their graphs are drawn. */
    public SearchSpace(GraphModels models, IntRange nodes, List<Integer> channels,
            List<String> operations, IntRange stages, boolean edgeEdits, Widths widths,
            List<Double> linkRates, Skeleton skeleton) {
        this(models, NamedGraphs.NONE, Wiring.GENERATORS, nodes, channels, operations, stages,
                edgeEdits, widths,
                linkRates, skeleton);
    }

    /** A space whose stages have widths of their own and no links. */
    public SearchSpace(GraphModels models, IntRange nodes, List<Integer> channels,
            List<String> operations, IntRange stages, boolean edgeEdits, Skeleton skeleton) {
        this(models, nodes, channels, operations, stages, edgeEdits, Widths.FREE, NO_LINKS,
                skeleton);
    }

    /** The part of this space whose graphs are of one kind and size. */
    public SearchSpace of(ModelRange kind, int size) {
        return new SearchSpace(GraphModels.of(kind), new NamedGraphs(graphs.graphs().stream()
                .filter(graph -> graph.family().equals(kind.family())).toList()), wiring,
                new IntRange(size, size), channels, operations, stages, edgeEdits, widths,
                linkRates, skeleton);
    }

    /** This space with graphs that are inherited in another way. */
    public SearchSpace withWiring(Wiring newWiring) {
        return new SearchSpace(models, graphs, newWiring, nodes, channels, operations, stages,
                edgeEdits,
                widths, linkRates, skeleton);
    }

    /** This space with other rates of links. */
    public SearchSpace withLinkRates(List<Double> rates) {
        return new SearchSpace(models, graphs, wiring, nodes, channels, operations, stages,
                edgeEdits, widths, rates, skeleton);
    }

    /** This space with other graphs that people brought. */
    public SearchSpace withGraphs(NamedGraphs others) {
        return new SearchSpace(models, others, wiring, nodes, channels, operations, stages,
                edgeEdits, widths, linkRates, skeleton);
    }

    /**
     * Reads a genome, which may name the graphs of this space.
     *
     * @throws IllegalArgumentException as {@link Genome#parse}
     */
    public Genome genome(String notation) {
        return Genome.parse(notation, graphs);
    }

    private static void check(String component, IntRange range) {
        Bounds bounds = BOUNDS.get(component);
        if (!bounds.contains(range.min()) || !bounds.contains(range.max())) {
            throw new IllegalArgumentException("The %s of a search space must be %s, not in %s."
                    .formatted(component, bounds.words(), range));
        }
    }

    /** The operations that a stage may have. */
    public List<NodeOperation> nodeOperations() {
        return operations.stream().map(NodeOperation::of).toList();
    }

    /** Whether nodes of different stages may be linked; else no stage inherits links. */
    public boolean hasLinks() {
        return !linkRates.equals(NO_LINKS);
    }

    /** Whether a network of this space may have the stage. */
    public boolean contains(StageGenome stage) {
        return nodes.contains(stage.model().nodes()) && (wiring == Wiring.MATRIX
                ? stage.matrix().isPresent()
                : models.contains(stage.model()))
                && stageWidths().contains(stage.width())
                && operations.contains(stage.operation().notation())
                && (skeleton.hasFixedStrides()
                        ? stage.stride() == null
                        : stage.stride() != null && skeleton.anyStride().contains(stage.stride()))
                && (edgeEdits || stage.edits().isEmpty()) && containsLinks(stage.links());
    }

    private boolean containsLinks(@Nullable LinkGenome links) {
        return links == null || !hasLinks()
                ? links == null && !hasLinks()
                : linkRates.contains(links.rate()) && (edgeEdits || links.edits().isEmpty());
    }

    /** The widths that a stage may inherit, ascending. */
    public List<StageWidth> stageWidths() {
        return widths.choices(channels);
    }

    /**
     * The network that a genome of this space describes. A stride that a stage brought from another
     * place, and that its place does not allow, becomes the nearest one that it does.
     */
    public Architecture architecture(Genome genome) {
        List<Integer> ofStages = channels(genome);
        List<Integer> strides = strides(genome);
        List<Stage> decoded = IntStream.range(0, ofStages.size())
                .mapToObj(i -> genome.stages().get(i).stage(ofStages.get(i), strides.get(i)))
                .toList();
        return new Architecture(skeleton.stem(genome.skeleton()), decoded,
                skeleton.head(genome.skeleton()),
                genome.links(decoded.stream().map(Stage::wiring).toList()));
    }

    /** Channels of each stage of a genome's network; without drawing its graphs. */
    public List<Integer> channels(Genome genome) {
        List<Integer> ofStages = new ArrayList<>();
        int before = skeleton.stem(genome.skeleton()).getLast().channels();
        for (StageGenome stage : genome.stages()) {
            before = stage.width().channels(before, channels);
            ofStages.add(before);
        }
        return ofStages;
    }

    /** Strides of each stage of a genome's network. */
    public List<Integer> strides(Genome genome) {
        return IntStream.range(0, genome.stages().size())
                .mapToObj(i -> skeleton.stride(i, genome.stages().get(i).stride())).toList();
    }

    /** Whether the genome belongs to this space. */
    public boolean contains(Genome genome) {
        return stages.contains(genome.stages().size()) && skeleton.contains(genome.skeleton())
                && genome.stages().stream().allMatch(this::contains);
    }

    /**
     * A genome whose number of stages is drawn uniformly, then its stem and head where they are
     * open, and then its stages.
     *
     * @throws IllegalStateException as {@link #drawStage}
     */
    public Genome draw(RandomGenerator random) {
        int count = stages.draw(random);
        SkeletonGenome around = skeleton.draw(random);
        return new Genome(around,
                Stream.generate(() -> drawStage(random)).limit(count).toList());
    }

    /**
     * A stage without edits: kind of model, node count, width, operation, stride (where it is
     * open), rate and seed of its links (where there may be some) and seed are drawn uniformly; so
     * are the parameters, but among the values that give a connected graph. Where matrices are
     * inherited, it has that of the graph so drawn.
     *
     * @throws IllegalStateException if {@value #MAX_DRAWS} draws of the parameters gave no
     *                               connected graph
     */
    public StageGenome drawStage(RandomGenerator random) {
        ModelRange range = pick(models.ranges(), random);
        int count = nodes.draw(random);
        StageWidth width = pick(stageWidths(), random);
        NodeOperation operation = pick(nodeOperations(), random);
        Integer stride = skeleton.hasFixedStrides()
                ? null
                : (Integer) skeleton.anyStride().draw(random);
        LinkGenome links = hasLinks()
                ? new LinkGenome(pick(linkRates, random), drawGraphSeed(random), List.of())
                : null;
        for (int i = 0; i < MAX_DRAWS; i++) {
            Optional<StageGenome> stage = StageGenome.draw(range.draw(count, random),
                    drawGraphSeed(random), width, operation, stride, links);
            if (stage.isPresent()) {
                return inherited(stage.get());
            }
        }
        throw new IllegalStateException("""
                %s gave no connected graph of %d nodes in %d draws, in the search space %s. \
                Maybe raise its probabilities or degrees, or lower the node counts."""
                .formatted(range, count, MAX_DRAWS, this));
    }

    private StageGenome inherited(StageGenome drawn) {
        return wiring == Wiring.MATRIX
                ? drawn.withMatrix(ConnectionMatrix.of(drawn.wiring()))
                : drawn;
    }

    /** A seed in [0, 2^31): more graphs than a search sees, exact in JSON, short enough to read. */
    public static long drawGraphSeed(RandomGenerator random) {
        return random.nextInt(Integer.MAX_VALUE);
    }

    private static <T> T pick(List<T> values, RandomGenerator random) {
        return values.get(random.nextInt(values.size()));
    }

    private static <T extends Comparable<T>> boolean ascending(List<T> values) {
        return values.equals(values.stream().sorted().toList());
    }

    private static void checkFits(ModelRange range, IntRange nodes) {
        try {
            range.checkFits(nodes.min());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("""
                    %s has no model for %d nodes, the smallest count of the search space: %s \
                    Maybe lower its min or raise the nodes.""".formatted(range, nodes.min(),
                    e.getMessage()), e);
        }
        range.checkFits(nodes.max()); // a graph that somebody brought has an end
    }
}
