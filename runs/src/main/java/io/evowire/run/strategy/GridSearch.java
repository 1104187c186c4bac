package io.evowire.run.strategy;

import io.evowire.core.graph.GraphModel;
import io.evowire.core.network.NodeOperation;
import io.evowire.genome.Genome;
import io.evowire.genome.LinkGenome;
import io.evowire.genome.StageGenome;
import io.evowire.genome.StageWidth;
import io.evowire.genome.space.SearchSpace;
import io.evowire.genome.space.Skeleton;
import io.evowire.run.UserException;
import io.evowire.run.config.GridConfig;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.FeasibleSpace;
import io.evowire.run.problem.Randomness;
import io.evowire.run.store.Redraws;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The paper's own experiment: every combination of generator, size and width of a grid, with
 * several graph seeds each. The first seed of all combinations comes before the second of any, so a
 * grid that is cut short is a fair sample. Nodes apply the first operation of the space; stem and
 * head, where they are open, are the smallest, and so is the rate of links. What breaks a
 * constraint keeps its place in the grid, as a trial that is not trained.
 *
 * @param factory of the run
 * @see <a href="https://arxiv.org/abs/1904.01569">Xie et al., Exploring randomly wired neural
 *      networks for image recognition (2019), section 4.1</a>
 */
record GridSearch(CandidateFactory factory) implements SearchStrategy<Known> {

    /** Seeds tried until a model gives a connected graph. */
    private static final int TRIES = 100;

    @Override
    public Known begin() {
        return Known.NONE;
    }

    @Override
    public Optional<List<Request>> ask(Known known, int generation, RandomGenerator random) {
        List<Genome> genomes = genomes();
        int atOnce = RandomSearch.atOnce(factory.config().strategy());
        int from = (generation - 1) * atOnce;
        if (from >= genomes.size()) {
            return Optional.empty();
        }
        var screen = new Screen(factory, known);
        return Optional.of(genomes.subList(from, Math.min(from + atOnce, genomes.size())).stream()
                .map(genome -> request(genome, screen)).toList());
    }

    private static Request request(Genome genome, Screen screen) {
        boolean isNew = screen.isNew(genome);
        screen.take(genome);
        return new Suggestion(genome, List.of(), List.of(),
                isNew ? Redraws.NONE : new Redraws(0, 1, 1), isNew);
    }

    @Override
    public Known tell(Known known, List<Told> told) {
        return known.plus(told);
    }

    @Override
    public void requireFeasible() {
        new FeasibleSpace(factory).requireAny(genomes());
    }

    /** The grid, in the order of its trials. */
    List<Genome> genomes() {
        GridConfig grid = factory.config().strategy().grid();
        List<Genome> genomes = new ArrayList<>();
        for (int seed = 0; seed < grid.seeds(); seed++) {
            for (int stages : grid.stages()) {
                for (int channels : grid.channels()) {
                    for (int nodes : grid.nodes()) {
                        for (String model : grid.models()) {
                            genomes.add(genome(GraphModel.parse(model, nodes,
                                    factory.config().space().graphs()), seed,
                                    GridConfig.widths(channels, stages)));
                        }
                    }
                }
            }
        }
        return genomes;
    }

    private Genome genome(GraphModel model, int seed, List<Integer> widths) {
        return new Genome(factory.config().space().skeleton().smallest(),
                IntStream.range(0, widths.size())
                        .mapToObj(stage -> stage(model, seed, stage, widths.get(stage))).toList());
    }

    private StageGenome stage(GraphModel model, int seed, int stage, int width) {
        NodeOperation operation = factory.config().space().nodeOperations().getFirst();
        return IntStream.range(0, TRIES)
                .mapToObj(i -> StageGenome.draw(model, graphSeed(seed, stage, i),
                        new StageWidth.Channels(width), operation, stride(stage),
                        links(seed, stage)))
                .flatMap(Optional::stream).findFirst()
                .orElseThrow(() -> new UserException("""
                        strategy.grid: %s gives no connected graph of %d nodes. \
                        Take it out of the grid, or raise its probability or degree."""
                        .formatted(model.notation(), model.nodes())));
    }

    // The largest that is allowed there, where strides are open: the paper halves in each stage.
    private @Nullable Integer stride(int stage) {
        Skeleton skeleton = factory.config().space().skeleton();
        return skeleton.hasFixedStrides() ? null : (Integer) skeleton.at(stage).max();
    }

    private @Nullable LinkGenome links(int seed, int stage) {
        SearchSpace space = factory.config().space();
        return space.hasLinks()
                ? new LinkGenome(space.linkRates().getFirst(),
                        new Randomness(factory.config().seed()).seedOf(
                                "grid seed %d links of stage %d".formatted(seed, stage))
                                & Integer.MAX_VALUE,
                        List.of())
                : null;
    }

    // In [0, 2^31), as those of drawn stages.
    private long graphSeed(int seed, int stage, int attempt) {
        return new Randomness(factory.config().seed()).seedOf(
                "grid seed %d stage %d attempt %d".formatted(seed, stage, attempt))
                & Integer.MAX_VALUE;
    }
}
