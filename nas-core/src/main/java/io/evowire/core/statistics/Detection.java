package io.evowire.core.statistics;

import java.util.stream.IntStream;

/**
 * How well a score tells positives from negatives, over all thresholds.
 *
 * @param averagePrecision area under the curve of precision over recall, summed in steps: the sum
 *                         over falling thresholds of (R_n - R_(n-1)) P_n, in (0, 1]. Equal scores
 *                         share a threshold, and nothing is interpolated. A random score has that
 *                         of the prevalence, and even the worst one more than 0
 * @param auroc            probability that a positive scores higher than a negative, where equal
 *                         ones count half: a fraction in [0, 1], 0.5 for a random score
 * @param prevalence       share of positives, fraction in (0, 1); an average precision says nothing
 *                         without it
 * @see <a href="https://doi.org/10.1145/1143844.1143874">Davis and Goadrich, The relationship
 *      between precision-recall and ROC curves (2006)</a>
 */
public record Detection(double averagePrecision, double auroc, double prevalence) {

    public Detection {
        requireFraction("average precision", averagePrecision);
        requireFraction("area under the ROC curve", auroc);
        requireFraction("prevalence", prevalence);
    }

    private static void requireFraction(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("The %s is a fraction in [0, 1], not %s."
                    .formatted(name, value));
        }
    }

    /**
     * How well these scores do.
     *
     * @param scores   of each image, finite; the higher the surer that it is positive
     * @param positive whether each image is
     * @throws IllegalArgumentException if there are no positives or no negatives, or a score is not
     *                                  finite
     */
    public static Detection of(double[] scores, boolean[] positive) {
        int[] falling = falling(scores);
        int positives = (int) IntStream.range(0, positive.length).filter(i -> positive[i]).count();
        int negatives = scores.length - positives;
        if (positive.length != scores.length || positives == 0 || negatives == 0) {
            throw new IllegalArgumentException("""
                    %d scores of %d images, %d of which are positive, show nothing: both positives \
                    and negatives are needed.""".formatted(scores.length, positive.length,
                    positives));
        }
        double precisions = 0; // each weighted with the positives of its step
        double pairs = 0; // of a positive and a negative that are in order
        int hits = 0;
        for (int from = 0, to; from < falling.length; from = to) {
            int step = 0;
            for (to = from; to < falling.length
                    && scores[falling[to]] == scores[falling[from]]; to++) {
                step += positive[falling[to]] ? 1 : 0;
            }
            hits += step;
            precisions += (double) step * hits / to;
            int below = negatives - (to - hits);
            pairs += step * (below + (to - from - step) / 2.0);
        }
        return new Detection(precisions / positives, pairs / ((double) positives * negatives),
                (double) positives / scores.length);
    }

    // Indices by falling score; -0.0 is 0.0, so that the two are a tie.
    private static int[] falling(double[] scores) {
        for (double score : scores) {
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException("A score must be finite, not %s."
                        .formatted(score));
            }
        }
        return IntStream.range(0, scores.length).boxed()
                .sorted((a, b) -> Double.compare(scores[b] + 0.0, scores[a] + 0.0))
                .mapToInt(Integer::intValue).toArray();
    }
}
