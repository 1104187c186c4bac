package io.evowire.run.problem;

import io.jenetics.ext.moea.Pareto;
import io.jenetics.util.ISeq;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The crowded comparison of NSGA-II: a lower non-dominated rank is better, and among equal ranks
 * the larger crowding distance. Ranks and distances are Jenetics'; but the distance is taken within
 * each front, as in the paper. Jenetics' own {@code NSGA2Selector} takes it over all fronts at
 * once, where points of other fronts come between the neighbours.
 *
 * @see <a href="https://doi.org/10.1109/4235.996017">Deb et al., A fast and elitist multiobjective
 *      genetic algorithm: NSGA-II (2002), section III</a>
 */
public final class CrowdedOrder {

    private CrowdedOrder() {}

    /** Indices of the values, the best first; of equally good ones the first. */
    public static <F> List<Integer> of(List<F> values, ParetoMeasure<F> measure) {
        int[] rank = Pareto.rank(ISeq.of(values), measure.dominance());
        double[] crowding = new double[rank.length];
        Map<Integer, List<Integer>> fronts = IntStream.range(0, rank.length).boxed()
                .collect(Collectors.groupingBy(i -> rank[i], TreeMap::new, Collectors.toList()));
        for (List<Integer> front : fronts.values()) {
            double[] distances = Pareto.crowdingDistance(
                    front.stream().map(values::get).collect(ISeq.toISeq()), measure.comparator(),
                    measure.distance(), measure.dimension());
            for (int i = 0; i < distances.length; i++) {
                crowding[front.get(i)] = distances[i];
            }
        }
        return fronts.values().stream()
                .flatMap(front -> front.stream()
                        .sorted(Comparator.comparingDouble((Integer i) -> -crowding[i])))
                .toList();
    }
}
