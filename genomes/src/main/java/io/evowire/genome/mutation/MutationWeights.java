package io.evowire.genome.mutation;

import io.evowire.core.bounds.Bounded;
import io.evowire.core.bounds.RecordBounds;
import io.evowire.genome.space.SearchSpace;
import io.evowire.genome.space.Wiring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/**
 * How often a stage mutates in each way, relative to the others; 0 for never. What the space leaves
 * no choice gives its turn to another one.
 *
 * @param width     its width
 * @param nodes     its number of nodes
 * @param operation its node operation
 * @param generator parameters or kind of its random graph; its whole matrix, where it has one
 * @param seed      its graph, drawn anew, unless it has a matrix; and as often its links, where it
 *                  may have some
 * @param edges     a single edge; and as often a single link, where it may have some
 * @param skeleton  its stride, where that is open
 * @param links     the rate of its links, where it may have some
 */
public record MutationWeights(@Bounded(min = 0) double width, @Bounded(min = 0) double nodes,
        @Bounded(min = 0) double operation, @Bounded(min = 0) double generator,
        @Bounded(min = 0) double seed, @Bounded(min = 0) double edges,
        @Bounded(min = 0) double skeleton, @Bounded(min = 0) double links) {

    private static final RecordBounds BOUNDS = RecordBounds.of(MutationWeights.class);

    /** Each way as often as any other. */
    public static final MutationWeights EQUAL = new MutationWeights(1, 1, 1, 1, 1, 1, 1, 1);

    public MutationWeights {
        BOUNDS.check("width", width);
        BOUNDS.check("nodes", nodes);
        BOUNDS.check("operation", operation);
        BOUNDS.check("generator", generator);
        BOUNDS.check("seed", seed);
        BOUNDS.check("edges", edges);
        BOUNDS.check("skeleton", skeleton);
        BOUNDS.check("links", links);
        if (DoubleStream.of(width, nodes, operation, generator, seed, edges, skeleton, links)
                .sum() <= 0) {
            throw new IllegalArgumentException("Some weight of a mutation must be above 0.");
        }
    }

    /**
     * Refuses a space in which none of these mutations can change a stage.
     *
     * @throws IllegalArgumentException naming a weight that helps
     */
    public void requireChoice(SearchSpace space) {
        boolean matrix = space.wiring() == Wiring.MATRIX;
        if (!(seed > 0 && !matrix || generator > 0 || width > 0 && space.stageWidths().size() > 1
                || nodes > 0 && space.nodes().min() < space.nodes().max()
                || operation > 0 && space.operations().size() > 1
                || edges > 0 && (matrix || space.edgeEdits())
                || skeleton > 0 && !space.skeleton().hasFixedStrides()
                || links > 0 && space.linkRates().size() > 1 && space.stages().max() > 1)) {
            throw new IllegalArgumentException("""
                    strategy.mutations: no mutation whose weight is above 0 can change anything in \
                    this space. Raise another weight, such as generator, which always can.""");
        }
    }

    /** A kind of mutation and its weight. */
    record Weighted(double weight, List<StageMutation> kind) {}

    /**
     * The kinds in the order in which they are tried: the next one is drawn from those that are
     * left, in proportion to their weights. Kinds of equal weight are shuffled, as before there
     * were weights.
     */
    List<List<StageMutation>> shuffled(SearchSpace space, RandomGenerator random) {
        List<Weighted> left = new ArrayList<>(weighted(space));
        left.removeIf(kind -> kind.weight() == 0);
        if (left.stream().mapToDouble(Weighted::weight).distinct().count() == 1) {
            Collections.shuffle(left, random);
            return left.stream().map(Weighted::kind).toList();
        }
        List<List<StageMutation>> order = new ArrayList<>();
        while (!left.isEmpty()) {
            double at = random.nextDouble()
                    * left.stream().mapToDouble(Weighted::weight).sum();
            int chosen = 0;
            while (chosen < left.size() - 1 && at >= left.get(chosen).weight()) {
                at -= left.get(chosen).weight();
                chosen++;
            }
            order.add(left.remove(chosen).kind());
        }
        return order;
    }

    // The six of recorded runs first, in their order.
    private List<Weighted> weighted(SearchSpace space) {
        List<Weighted> kinds = space.wiring() == Wiring.MATRIX
                ? weighted(List.of(width, nodes, operation, generator, edges),
                        StageMutation.OF_MATRICES)
                : weighted(List.of(width, nodes, operation, generator, seed, edges),
                        StageMutation.KINDS);
        if (!space.skeleton().hasFixedStrides()) {
            kinds.add(new Weighted(skeleton, StageMutation.OF_STRIDES));
        }
        if (space.hasLinks()) {
            kinds.addAll(weighted(List.of(links, seed, edges), StageMutation.OF_LINKS));
        }
        return kinds;
    }

    private static List<Weighted> weighted(List<Double> weights,
            List<List<StageMutation>> kinds) {
        List<Weighted> weighted = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            weighted.add(new Weighted(weights.get(i), kinds.get(i)));
        }
        return weighted;
    }
}
