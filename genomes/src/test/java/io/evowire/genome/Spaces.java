package io.evowire.genome;

import io.evowire.core.graph.BarabasiAlbert;
import io.evowire.core.graph.DuplicationDivergence;
import io.evowire.core.graph.ErdosRenyi;
import io.evowire.core.graph.HierarchicalModular;
import io.evowire.core.graph.Nago;
import io.evowire.core.graph.NamedGraphs;
import io.evowire.core.graph.Niche;
import io.evowire.core.graph.RandomDag;
import io.evowire.core.graph.Spatial;
import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.graph.WattsStrogatzFlex;
import io.evowire.core.network.StemConvolution;
import io.evowire.genome.mutation.StageMutation;
import io.evowire.genome.space.GraphModels;
import io.evowire.genome.space.IntChoice;
import io.evowire.genome.space.IntRange;
import io.evowire.genome.space.ModelRange;
import io.evowire.genome.space.RealRange;
import io.evowire.genome.space.SearchSpace;
import io.evowire.genome.space.Skeleton;
import io.evowire.genome.space.StemChoice;
import io.evowire.genome.space.Widths;
import io.evowire.genome.space.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Search spaces for tests, and genomes that evolution could reach in them. */
public enum Spaces {

    /** Everything may vary. */
    WIDE(GraphModels.of(er(0.3, 0.8), ba(1, 7), ws(2, 6, 0, 1)), new IntRange(5, 16),
            List.of(8, 16, 32), List.of("separable3x3", "separable5x5"), new IntRange(1, 4), true),

    /** Upper bounds of degrees far above what so few nodes allow. */
    TINY(GraphModels.of(er(0.3, 1), ba(1, 9), ws(2, 8, 0.1, 0.9)), new IntRange(3, 5),
            List.of(4, 6), List.of("separable3x3"), new IntRange(1, 2), true),

    /** No single edges, one kind of model, one operation. */
    UNEDITED(GraphModels.of(ws(2, 6, 0.25, 0.75)), new IntRange(8, 12),
            List.of(8, 16, 24), List.of("separable3x3"), new IntRange(2, 3), false),

    /** Only seeds may vary. */
    FIXED(GraphModels.of(ws(4, 4, 0.75, 0.75)), new IntRange(10, 10), List.of(16),
            List.of("separable3x3"), new IntRange(2, 2), false),

    /** Many of the parameters give no connected graph. */
    SPARSE(GraphModels.of(er(0.03, 0.4)), new IntRange(8, 12), List.of(8),
            List.of("separable3x3"), new IntRange(1, 2), true),

    /** The models that are not of the paper. */
    FURTHER(GraphModels.of(
            ModelRange.of(DuplicationDivergence.FAMILY, new RealRange(0.3, 0.8)),
            ModelRange.of(RandomDag.FAMILY, new IntRange(1, 9), new RealRange(0, 2),
                    new IntRange(1, 9), new IntRange(0, 3)),
            ModelRange.of(Spatial.FAMILY, new RealRange(0.5, 1), new RealRange(0.2, 1.5)),
            ModelRange.of(HierarchicalModular.FAMILY, new IntRange(1, 3), new RealRange(0.6, 1),
                    new RealRange(0.4, 1)),
            ModelRange.of(Niche.FAMILY, new RealRange(0.2, 0.45)),
            ModelRange.of(WattsStrogatzFlex.FAMILY, new RealRange(2, 9.5), new RealRange(0, 1)),
            ModelRange.of(Nago.FAMILY, new IntRange(2, 4), new IntRange(2, 4), new RealRange(0, 1),
                    new IntRange(2, 3), new RealRange(0.3, 1), new IntRange(2, 4),
                    new RealRange(0, 1))),
            new IntRange(5, 12), List.of(8, 16), List.of("separable3x3"), new IntRange(1, 3), true),

    /** Stem, head and strides can be chosen, and stages inherit ratios of widths. */
    OPEN(new SearchSpace(GraphModels.of(er(0.3, 0.8), ws(2, 6, 0, 1)), new IntRange(5, 12),
            List.of(8, 12, 16, 24, 32, 48), List.of("separable3x3", "separable5x5"),
            new IntRange(1, 4), true, Widths.RATIOS, SearchSpace.NO_LINKS,
            new Skeleton(
                    List.of(new StemChoice(new IntChoice(List.of(8, 16, 24)),
                            new IntChoice(List.of(1, 2)))),
                    List.of(IntChoice.of(2), new IntChoice(List.of(1, 2))),
                    new IntChoice(List.of(32, 64, 128))))),

    /** Nodes of different stages may be linked. */
    LINKED(new SearchSpace(GraphModels.of(er(0.3, 0.8), ws(2, 6, 0, 1)), new IntRange(4, 9),
            List.of(4, 8, 12), List.of("separable3x3", "maxpool3x3"), new IntRange(1, 4), true,
            Widths.FREE, List.of(0.0, 0.02, 0.1, 0.5),
            Skeleton.fixed(List.of(new StemConvolution(8, 1)), List.of(1, 2), 32))),

    /** Stages inherit connection matrices. */
    MATRICES(new SearchSpace(GraphModels.of(er(0.3, 0.8), ba(1, 4), ws(2, 6, 0, 1)),
            new IntRange(5, 12), List.of(4, 8, 12), List.of("separable3x3", "maxpool3x3"),
            new IntRange(1, 4), false,
            Skeleton.fixed(List.of(new StemConvolution(8, 1)), List.of(1, 2), 32))
            .withWiring(Wiring.MATRIX)),

    /** Stages may be parts of a graph that somebody brought. */
    GIVEN(new SearchSpace(GraphModels.of(er(0.3, 0.8)), new IntRange(5, 12), List.of(4, 8, 12),
            List.of("separable3x3"), new IntRange(1, 3), true,
            Skeleton.fixed(List.of(new StemConvolution(8, 1)), List.of(1, 2), 32))
            .withGraphs(new NamedGraphs(List.of(Worm.GRAPH))));

    /** The space itself. */
    public final SearchSpace space;

    Spaces(GraphModels models, IntRange nodes, List<Integer> channels, List<String> operations,
            IntRange stages, boolean edgeEdits) {
        this(new SearchSpace(models, nodes, channels, operations, stages, edgeEdits,
                Skeleton.fixed(List.of(new StemConvolution(8, 1)), List.of(1, 2), 32)));
    }

    Spaces(SearchSpace space) {
        this.space = space;
    }

    /** The generator that tests draw from. */
    public static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /**
     * A drawn stage after up to five mutations, so that edited stages occur too.
     *
     * @param before the stages before it
     */
    public StageGenome evolvedStage(List<StageGenome> before, RandomGenerator random) {
        StageGenome stage = space.drawStage(random);
        for (int i = random.nextInt(6); i > 0; i--) {
            var mutation = StageMutation.ALL.get(random.nextInt(StageMutation.ALL.size()));
            stage = mutation.mutate(stage, before, space, random).orElse(stage);
        }
        return stage;
    }

    /** A genome of so many stages of that kind. */
    public Genome evolved(int stages, RandomGenerator random) {
        List<StageGenome> evolved = new ArrayList<>();
        while (evolved.size() < stages) {
            evolved.add(evolvedStage(evolved, random));
        }
        return new Genome(space.skeleton().draw(random), evolved);
    }

    private static ModelRange er(double min, double max) {
        return ModelRange.of(ErdosRenyi.FAMILY, new RealRange(min, max));
    }

    private static ModelRange ba(int min, int max) {
        return ModelRange.of(BarabasiAlbert.FAMILY, new IntRange(min, max));
    }

    private static ModelRange ws(int min, int max, double minRewiring,
            double maxRewiring) {
        return ModelRange.of(WattsStrogatz.FAMILY, new IntRange(min, max),
                new RealRange(minRewiring, maxRewiring));
    }
}
