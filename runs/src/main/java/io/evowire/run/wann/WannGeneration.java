package io.evowire.run.wann;

import io.evowire.genome.wann.Ranking;
import io.evowire.genome.wann.WannScores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a generation came to. Scores are minus the mean cross-entropy in natural logarithms; those
 * of different generations are of different images.
 *
 * @param generation        from 1
 * @param ranking           what the next generation was bred by
 * @param best              the best mean score over the six weights
 * @param median            the median of the mean scores
 * @param connections       of the network with the best mean score
 * @param hidden            hidden nodes of that network
 * @param medianConnections median of the numbers of connections
 * @param front             scores against sizes, from the smallest network on
 * @param seconds           since the session began or the generation before was recorded
 */
public record WannGeneration(int generation, Ranking ranking, double best, double median,
        int connections, int hidden, double medianConnections, List<FrontPoint> front,
        double seconds) {

    public WannGeneration {
        front = List.copyOf(front);
    }

    /** What some networks came to; {@code best} is the index of the best one. */
    static WannGeneration of(int generation, Ranking ranking, List<WannScores> scores, int best,
            int hidden, double seconds) {
        return new WannGeneration(generation, ranking, scores.get(best).mean(),
                median(scores.stream().mapToDouble(WannScores::mean).sorted().toArray()),
                scores.get(best).connections(), hidden,
                median(scores.stream().mapToDouble(WannScores::connections).sorted().toArray()),
                front(scores), seconds);
    }

    /** The index of the network with the best mean score, of equals the first. */
    static int best(List<WannScores> scores) {
        return IntStream.range(0, scores.size()).reduce(0,
                (a, b) -> scores.get(b).mean() > scores.get(a).mean() ? b : a);
    }

    private static List<FrontPoint> front(List<WannScores> scores) {
        List<FrontPoint> front = new ArrayList<>();
        for (WannScores one : scores.stream().sorted(Comparator
                .comparingInt(WannScores::connections)
                .thenComparing(Comparator.comparingDouble(WannScores::mean).reversed()))
                .toList()) {
            if (front.isEmpty() || one.mean() > front.getLast().mean()) {
                front.add(new FrontPoint(one.connections(), one.mean()));
            }
        }
        return front;
    }

    private static double median(double[] rising) {
        int half = rising.length / 2;
        return rising.length % 2 == 1 ? rising[half] : (rising[half - 1] + rising[half]) / 2;
    }

    /** Whether another one is the same but for its time. */
    boolean equalsButForTime(WannGeneration other) {
        return equals(other.withSeconds(seconds));
    }

    /** The same, after so many seconds. */
    WannGeneration withSeconds(double later) {
        return new WannGeneration(generation, ranking, best, median, connections, hidden,
                medianConnections, front, later);
    }
}
