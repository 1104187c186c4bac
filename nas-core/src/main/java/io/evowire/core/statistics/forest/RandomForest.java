package io.evowire.core.statistics.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The mean of many regression trees, each grown on another sample of the known points, of their
 * number and with replacement. At each question a third of the coordinates is looked at, drawn at
 * random, so that the trees differ. Immutable, and a pure function of the points in their order
 * and of the draws.
 * <p>
 * A tree knows nothing of the third of the points that its sample lacks. The mean of the trees that
 * know nothing of a point is an honest estimate of its value.
 *
 * @see <a href="https://doi.org/10.1023/A:1010933404324">Breiman, Random forests (2001)</a>
 */
public final class RandomForest {

    /** Points that an answer of a tree stands on at least; Breiman's for a regression is 5. */
    private static final int LEAST = 3;
    private static final int TRIED = 3; // one of so many coordinates

    private final List<RegressionTree> trees;
    private final List<Double> outOfBag;

    private RandomForest(List<RegressionTree> trees, List<Double> outOfBag) {
        this.trees = List.copyOf(trees);
        this.outOfBag = List.copyOf(outOfBag);
    }

    /**
     * A forest.
     *
     * @param points two or more, of equal length of at least 1
     * @param values one for each point
     * @param trees  how many, at least 1; with fewer than some 20 a point may be in all samples
     * @param random for the samples and the coordinates
     */
    public static RandomForest of(List<List<Double>> points, List<Double> values, int trees,
            RandomGenerator random) {
        int size = points.size();
        if (size < 2 || values.size() != size || trees < 1) {
            throw new IllegalArgumentException("""
                    A forest needs a tree, and two points or more with a value each, not %d trees, \
                    %d points and %d values.""".formatted(trees, size, values.size()));
        }
        double[][] known = points.stream().map(RandomForest::array).toArray(double[][]::new);
        double[] seen = array(values);
        int tried = Math.ceilDiv(known[0].length, TRIED);
        List<RegressionTree> grown = new ArrayList<>();
        double[] sums = new double[size];
        int[] counts = new int[size];
        for (int t = 0; t < trees; t++) {
            int[] sample = random.ints(size, 0, size).toArray();
            RegressionTree tree = RegressionTree.grown(known, seen, sample, tried, LEAST, random);
            grown.add(tree);
            boolean[] drawn = new boolean[size];
            Arrays.stream(sample).forEach(i -> drawn[i] = true);
            IntStream.range(0, size).filter(i -> !drawn[i]).forEach(i -> {
                sums[i] += tree.at(known[i]);
                counts[i]++;
            });
        }
        return new RandomForest(grown, IntStream.range(0, size)
                .mapToObj(i -> sums[i] / counts[i]).toList());
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The value to expect at a point. */
    public double at(List<Double> point) {
        double[] coordinates = array(point);
        double sum = 0;
        for (RegressionTree tree : trees) {
            sum += tree.at(coordinates);
        }
        return sum / trees.size();
    }

    /**
     * The value to expect at each known point, from the trees that do not know it; NaN where all
     * do.
     */
    public List<Double> outOfBag() {
        return outOfBag;
    }
}
