package io.evowire.genome.wann;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * By what the networks of a generation are ranked; both objectives are maximised.
 *
 * @see <a href="https://doi.org/10.1109/4235.996017">Deb et al., NSGA-II (2002)</a>
 */
public enum Ranking {

    /** By mean score and smallness. */
    MEAN_AND_SIZE(WannScores::smallness),
    /** By mean score and the best score. */
    MEAN_AND_MAX(WannScores::max);

    /** Probability that a generation is ranked by size. */
    private static final double BY_SIZE = 0.8;

    private final ToDoubleFunction<WannScores> second;

    Ranking(ToDoubleFunction<WannScores> second) {
        this.second = second;
    }

    /** By what a generation is ranked: by size with probability 0.8. */
    public static Ranking draw(RandomGenerator random) {
        return random.nextDouble() < BY_SIZE ? MEAN_AND_SIZE : MEAN_AND_MAX;
    }

    /**
     * The networks from the best to the worst: by front, and within a front by crowding distance,
     * the loneliest first; of equals the first. The distance is divided by the range of its
     * objective, which the authors' program does not get right.
     *
     * @return their indices
     */
    public List<Integer> order(List<WannScores> scores) {
        int[] front = fronts(scores);
        double[] distance = new double[scores.size()];
        int last = Arrays.stream(front).max().orElse(-1);
        for (int f = 0; f <= last; f++) {
            int number = f;
            List<Integer> members = IntStream.range(0, front.length)
                    .filter(i -> front[i] == number).boxed().toList();
            addDistances(members, i -> scores.get(i).mean(), distance);
            addDistances(members, i -> second.applyAsDouble(scores.get(i)), distance);
        }
        return IntStream.range(0, front.length).boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> front[i])
                        .thenComparing(i -> -distance[i]))
                .toList();
    }

    /** The front of each network, from 0 on. */
    int[] fronts(List<WannScores> scores) {
        List<Integer> falling = IntStream.range(0, scores.size()).boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -scores.get(i).mean())
                        .thenComparingDouble(i -> -second.applyAsDouble(scores.get(i))))
                .toList();
        int[] front = new int[scores.size()];
        // Of each front so far, the member that is best in the second objective; of those, the
        // first, which is best in the mean.
        List<Integer> best = new ArrayList<>();
        for (int i : falling) {
            int low = 0;
            int high = best.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (dominates(scores.get(best.get(middle)), scores.get(i))) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            front[i] = low;
            if (low == best.size()) {
                best.add(i);
            } else if (second.applyAsDouble(scores.get(i)) > second
                    .applyAsDouble(scores.get(best.get(low)))) {
                best.set(low, i);
            }
        }
        return front;
    }

    /** Whether one is better in an objective and worse in none. */
    boolean dominates(WannScores a, WannScores b) {
        double secondOfA = second.applyAsDouble(a);
        double secondOfB = second.applyAsDouble(b);
        return a.mean() >= b.mean() && secondOfA >= secondOfB
                && (a.mean() > b.mean() || secondOfA > secondOfB);
    }

    private static void addDistances(List<Integer> members, ToDoubleFunction<Integer> objective,
            double[] distance) {
        List<Integer> rising = members.stream()
                .sorted(Comparator.comparingDouble(objective)).toList();
        double range = objective.applyAsDouble(rising.getLast())
                - objective.applyAsDouble(rising.getFirst());
        distance[rising.getFirst()] = Double.POSITIVE_INFINITY;
        distance[rising.getLast()] = Double.POSITIVE_INFINITY;
        for (int i = 1; i < rising.size() - 1 && range > 0; i++) {
            distance[rising.get(i)] += (objective.applyAsDouble(rising.get(i + 1))
                    - objective.applyAsDouble(rising.get(i - 1))) / range;
        }
    }
}
