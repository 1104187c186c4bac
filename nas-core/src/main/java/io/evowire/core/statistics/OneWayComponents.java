package io.evowire.core.statistics;

import java.util.List;

/**
 * Components of variance of values in groups: how much of it lies between groups, how much within.
 *
 * @param between variance of the true means of groups, at least 0
 * @param within  variance within a group
 * @see <a href="https://doi.org/10.1037/0033-2909.86.2.420">Shrout and Fleiss 1979, ICC(1, 1)</a>
 */
public record OneWayComponents(double between, double within) {

    /**
     * Estimates both by the analysis of variance; a negative estimate counts as 0.
     *
     * @param groups two or more, each with the same number of values, at least two
     */
    public static OneWayComponents of(List<List<Double>> groups) {
        int size = groups.getFirst().size();
        if (groups.size() < 2 || size < 2
                || groups.stream().anyMatch(group -> group.size() != size)) {
            throw new IllegalArgumentException("""
                    Components of variance need at least 2 groups of equal size, at least 2, not \
                    sizes %s.""".formatted(groups.stream().map(List::size).toList()));
        }
        double within = groups.stream().mapToDouble(OneWayComponents::variance).average()
                .orElseThrow();
        double ofMeans = variance(groups.stream().map(OneWayComponents::mean).toList());
        return new OneWayComponents(Math.max(0, ofMeans - within / size), within);
    }

    /**
     * Intraclass correlation in [0, 1]: the share of a value's variance that its group explains.
     */
    public double correlation() {
        return between + within == 0 ? 0 : between / (between + within);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double variance(List<Double> values) {
        double mean = mean(values);
        return values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum()
                / (values.size() - 1);
    }
}
