package io.evowire.genome.space;

import io.evowire.core.graph.GraphFamily;
import io.evowire.core.graph.GraphModel;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.StemConvolution;
import io.evowire.genome.Genome;
import io.evowire.genome.LinkGenome;
import io.evowire.genome.SkeletonGenome;
import io.evowire.genome.StageGenome;
import io.evowire.genome.StageWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A search space as a sequence of choices, each among finitely many values, for a policy that
 * learns how to choose. A choice is called a gene: number of stages, stem and head, and for each
 * place of a stage its family of graphs, nodes, width, operation, stride, rate of links, and the
 * parameters of each family. Numbers with more than {@value #GRID} values are chosen from a grid
 * of so many. Seeds of graphs and links are drawn uniformly; single edges are not edited.
 *
 * @param space what it is a part of
 */
public record CategoricalSpace(SearchSpace space) {

    /** Most values of a gene that is a number. */
    static final int GRID = 10;

    /** Who chooses. */
    @FunctionalInterface
    public interface Chooser {

        /**
         * Index of a value, in [0, {@code values}).
         *
         * @param gene   name of the gene, such as {@code stage 1 nodes}
         * @param values how many of its first values there are to choose from, at least 2
         */
        int choose(String gene, int values);
    }

    /**
     * What was chosen.
     *
     * @param gene   name of the gene
     * @param values from how many of its first values; degrees are bounded by the nodes
     * @param chosen index of the value
     */
    public record Choice(String gene, int values, int chosen) {}

    /** Where the values of genes come from. A gene of one value is no choice. */
    private interface Genes {

        <T> T value(String gene, List<T> values, Function<Genome, T> inherited);
    }

    private record Drawn(Chooser chooser) implements Genes {

        @Override
        public <T> T value(String gene, List<T> values, Function<Genome, T> inherited) {
            return values.size() == 1
                    ? values.getFirst()
                    : values.get(chooser.choose(gene, values.size()));
        }
    }

    private record Read(Genome genome, List<Choice> choices) implements Genes {

        @Override
        public <T> T value(String gene, List<T> values, Function<Genome, T> inherited) {
            T value = inherited.apply(genome);
            int chosen = values.indexOf(value);
            if (values.size() > 1 && chosen >= 0) {
                choices.add(new Choice(gene, values.size(), chosen));
            }
            return value;
        }
    }

    /**
     * A genome that somebody chooses. A stage whose graph is not connected is chosen again; after
     * some tries it is drawn uniformly from the whole space.
     *
     * @param random for the seeds of the graphs
     * @throws IllegalStateException as {@link SearchSpace#drawStage}
     */
    public Genome draw(Chooser chooser, RandomGenerator random) {
        var genes = new Drawn(chooser);
        int stages = stages(genes);
        SkeletonGenome around = skeleton(genes);
        return new Genome(around, IntStream.range(0, stages)
                .mapToObj(place -> stage(place, genes, random)).toList());
    }

    private StageGenome stage(int place, Genes genes, RandomGenerator random) {
        for (int i = 0; i < SearchSpace.MAX_DRAWS; i++) {
            Optional<StageGenome> stage = plan(place, genes).drawn(random);
            if (stage.isPresent()) {
                return stage.get();
            }
        }
        return space.drawStage(random);
    }

    /**
     * The choices that lead to a genome, up to its seeds, in their order. A number beside the grid
     * was not chosen.
     */
    public List<Choice> choices(Genome genome) {
        var genes = new Read(genome, new ArrayList<>());
        int stages = stages(genes);
        skeleton(genes);
        IntStream.range(0, stages).forEach(place -> plan(place, genes));
        return List.copyOf(genes.choices());
    }

    private int stages(Genes genes) {
        return genes.value("stages", space.stages().grid(1, GRID),
                genome -> genome.stages().size());
    }

    private @Nullable SkeletonGenome skeleton(Genes genes) {
        Skeleton skeleton = space.skeleton();
        if (skeleton.hasFixedEnds()) {
            return null;
        }
        List<StemConvolution> stem = IntStream.range(0, skeleton.stem().size()).mapToObj(
                i -> convolution("stem %d ".formatted(i), skeleton.stem().get(i), genes,
                        genome -> ends(genome).stem().get(i)))
                .toList();
        return new SkeletonGenome(stem, genes.value("head", skeleton.headChannels().values(),
                genome -> ends(genome).headChannels()));
    }

    private static SkeletonGenome ends(Genome genome) {
        return Objects.requireNonNull(genome.skeleton());
    }

    private static StemConvolution convolution(String name, StemChoice choice, Genes genes,
            Function<Genome, StemConvolution> inherited) {
        return new StemConvolution(
                genes.value(name + "channels", choice.channels().values(),
                        inherited.andThen(StemConvolution::channels)),
                genes.value(name + "stride", choice.stride().values(),
                        inherited.andThen(StemConvolution::stride)));
    }

    /** A stage whose graph is not drawn yet. */
    private record Plan(GraphModel model, StageWidth width, NodeOperation operation,
            @Nullable Integer stride, @Nullable Double linkRate) {

        Optional<StageGenome> drawn(RandomGenerator random) {
            return StageGenome.draw(model, SearchSpace.drawGraphSeed(random), width, operation,
                    stride, linkRate == null
                            ? null
                            : new LinkGenome(linkRate, SearchSpace.drawGraphSeed(random),
                                    List.of()));
        }
    }

    private Plan plan(int place, Genes genes) {
        String name = "stage %d ".formatted(place);
        Function<Genome, StageGenome> stage = genome -> genome.stages().get(place);
        Function<Genome, GraphModel> model = stage.andThen(StageGenome::model);
        GraphFamily family = genes.value(name + "family",
                space.models().ranges().stream().map(ModelRange::family).toList(),
                model.andThen(GraphModel::family));
        int nodes = genes.value(name + "nodes", space.nodes().grid(1, GRID),
                model.andThen(GraphModel::nodes));
        return new Plan(model(name + family.key() + " ", family, nodes, genes, model),
                genes.value(name + "width", space.stageWidths(), stage.andThen(StageGenome::width)),
                genes.value(name + "operation", space.nodeOperations(),
                        stage.andThen(StageGenome::operation)),
                space.skeleton().hasFixedStrides()
                        ? null
                        : genes.value(name + "stride", space.skeleton().anyStride().values(),
                                stage.andThen(own -> Objects.requireNonNull(own.stride()))),
                space.hasLinks()
                        ? genes.value(name + "links", space.linkRates(),
                                stage.andThen(own -> Objects.requireNonNull(own.links()).rate()))
                        : null);
    }

    private GraphModel model(String name, GraphFamily family, int nodes, Genes genes,
            Function<Genome, GraphModel> inherited) {
        ModelRange range = space.models().of(family).orElseThrow();
        return range.model(nodes, IntStream.range(0, family.parameters().size())
                .mapToObj(i -> genes.value(name + family.parameters().get(i).key(),
                        range.grid(i, nodes, GRID),
                        inherited.andThen(model -> model.parameters().get(i))))
                .toList());
    }
}
