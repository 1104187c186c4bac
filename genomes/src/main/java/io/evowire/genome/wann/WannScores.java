package io.evowire.genome.wann;

/**
 * How good a network is, as the search sees it.
 *
 * @param mean        mean of the scores under the shared weights, higher is better
 * @param max         the best of them
 * @param connections number of connections; none counts as one
 */
public record WannScores(double mean, double max, int connections) {

    public WannScores {
        if (Double.isNaN(mean) || Double.isNaN(max)) {
            throw new IllegalArgumentException("A score is NaN.");
        }
    }

    /** What small networks have more of: 1 / connections. */
    double smallness() {
        return 1.0 / Math.max(1, connections);
    }
}
