package io.evowire.core.statistics.forest;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Asks one question after the other about a point, each whether one coordinate is at most some
 * number, and answers with the mean value of the known points to which the same answers apply.
 * Each question is the one of some coordinates, drawn at random, that leaves the least sum of
 * squares around the two means; of equals the first drawn, and of its thresholds the least.
 *
 * @see <a href="https://doi.org/10.1201/9781315139470">Breiman, Friedman, Olshen and Stone,
 *      Classification and regression trees (1984)</a>
 */
sealed interface RegressionTree {

    /** The value at a point. */
    double at(double[] point);

    /** The end of a branch. */
    record Leaf(double value) implements RegressionTree {

        @Override
        public double at(double[] point) {
            return value;
        }
    }

    /** A question. */
    record Split(int coordinate, double threshold, RegressionTree low, RegressionTree high)
            implements
                RegressionTree {

        @Override
        public double at(double[] point) {
            return (point[coordinate] <= threshold ? low : high).at(point);
        }
    }

    /**
     * Grows a tree.
     *
     * @param points all known points
     * @param values one for each point
     * @param sample indices of the points that count, each as often as it occurs
     * @param tried  coordinates that are drawn for each question, at least 1
     * @param least  points that an answer stands on, at least 1
     * @param random for the coordinates
     */
    static RegressionTree grown(double[][] points, double[] values, int[] sample, int tried,
            int least, RandomGenerator random) {
        return new Growth(points, values, tried, least, random).of(sample);
    }

    /** What is the same for all branches. */
    record Growth(double[][] points, double[] values, int tried, int least,
            RandomGenerator random) {

        /** A question and how much of the sum of squares it explains. */
        private record Question(int coordinate, double threshold, double gain) {}

        RegressionTree of(int... sample) {
            Question best = new Question(-1, 0, 0);
            if (sample.length >= 2 * least) {
                for (int coordinate : coordinates()) {
                    Question next = best(coordinate, sample);
                    best = next.gain() > best.gain() ? next : best;
                }
            }
            if (best.coordinate() < 0) {
                return new Leaf(Arrays.stream(sample).mapToDouble(i -> values[i]).average()
                        .orElseThrow());
            }
            Question question = best;
            return new Split(question.coordinate(), question.threshold(),
                    of(answering(question, true, sample)), of(answering(question, false, sample)));
        }

        private int[] answering(Question question, boolean low, int... sample) {
            return Arrays.stream(sample).filter(
                    i -> points[i][question.coordinate()] <= question.threshold() == low).toArray();
        }

        private int[] coordinates() {
            int[] all = IntStream.range(0, points[0].length).toArray();
            for (int i = 0; i < tried; i++) {
                int other = random.nextInt(i, all.length);
                int drawn = all[other];
                all[other] = all[i];
                all[i] = drawn;
            }
            return Arrays.copyOf(all, tried);
        }

        private Question best(int coordinate, int... sample) {
            int[] sorted = Arrays.stream(sample).boxed().sorted(Comparator
                    .comparingDouble((Integer i) -> points[i][coordinate])
                    .thenComparing(Comparator.naturalOrder())).mapToInt(i -> i).toArray();
            double mean = Arrays.stream(sorted).mapToDouble(i -> values[i]).average().orElseThrow();
            Question best = new Question(-1, 0, 0);
            double sum = 0; // of what the values so far are above the mean
            for (int i = 0; i < sorted.length - least; i++) {
                sum += values[sorted[i]] - mean;
                double here = points[sorted[i]][coordinate];
                double next = points[sorted[i + 1]][coordinate];
                if (i + 1 >= least && next > here) {
                    // Squares between the two means: sum^2 / n for each side.
                    double gain = sum * sum * (1.0 / (i + 1) + 1.0 / (sorted.length - i - 1));
                    double threshold = here + (next - here) / 2;
                    if (gain > best.gain()) {
                        best = new Question(coordinate, threshold < next ? threshold : here, gain);
                    }
                }
            }
            return best;
        }
    }
}
