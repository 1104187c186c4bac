package io.evowire.core.statistics.gp;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a process says of several points together. Once one of them is to be observed, the others
 * are known better although its value is still to come: it is believed to come out as expected,
 * which leaves all means as they are and makes deviations smaller. Immutable.
 *
 * @see <a href="https://doi.org/10.1007/978-3-642-10701-6_6">Ginsbourger, Le Riche and Carraro,
 *      Kriging is well-suited to parallelize optimization (2010), the kriging believer</a>
 */
public final class Candidates {

    private final GaussianProcess process;
    private final List<Candidate> all;
    private final double information; // 1' A^-1 1, with what is believed

    /**
     * One of the points.
     *
     * @param scaled      on the common scale
     * @param mean        posterior mean
     * @param solved      L^-1 k, an element for each observation and for each believed one
     * @param unexplained 1 + g - k' A^-1 k
     * @param untrended   1 - 1' A^-1 k: how much of the mean is mu
     */
    private record Candidate(double[] scaled, double mean, double[] solved, double unexplained,
            double untrended) {

        Candidate with(double element, double one) {
            double[] longer = Arrays.copyOf(solved, solved.length + 1);
            longer[solved.length] = element;
            return new Candidate(scaled, mean, longer, unexplained - element * element,
                    untrended - element * one);
        }
    }

    private Candidates(GaussianProcess process, List<Candidate> all, double information) {
        this.process = process;
        this.all = all;
        this.information = information;
    }

    static Candidates of(GaussianProcess process, List<double[]> scaled) {
        return new Candidates(process, scaled.stream()
                .map(point -> candidate(process, GaussianProcess.NOBODY, point)).toList(),
                process.trend().information());
    }

    static Candidates of(GaussianProcess process, int subject, double[] scaled) {
        return new Candidates(process, List.of(candidate(process, subject, scaled)),
                process.trend().information());
    }

    private static Candidate candidate(GaussianProcess process, int subject, double[] scaled) {
        double[] covariances = process.covariances(scaled, subject);
        double[] solved = process.factor().forward(covariances);
        return new Candidate(scaled,
                process.mean() + Trend.product(covariances, process.weights()), solved,
                1 + process.settled().smoothness().own() - Trend.product(solved, solved),
                process.observations().isEmpty()
                        ? 0 // then mu is the prior's
                        : 1 - Trend.product(solved, process.trend().ones()));
    }

    /** Number of points. */
    public int size() {
        return all.size();
    }

    /** What is believed of one of them, by index. */
    public Posterior at(int index) {
        Candidate candidate = all.get(index);
        double trend = information == 0
                ? 0
                : candidate.untrended() * candidate.untrended() / information;
        double share = Math.max(0, candidate.unexplained() + trend);
        return new Posterior(candidate.mean(), Math.sqrt(process.settled().variance() * share),
                process.noise());
    }

    /** The same points once one look at one of them, by index, has come out as expected. */
    public Candidates believing(int index) {
        Candidate looked = all.get(index);
        double pivot = Math.sqrt(
                Math.max(0, looked.unexplained()) + process.settled().smoothness().noise());
        double one = looked.untrended() / pivot;
        double[] correlations = Smoothness.correlations(looked.scaled(),
                all.stream().map(Candidate::scaled).toList(), process.length());
        return new Candidates(process, IntStream.range(0, size()).mapToObj(i -> {
            Candidate other = all.get(i);
            double covariance = correlations[i]
                    + (i == index ? process.settled().smoothness().own() : 0)
                    - Trend.product(looked.solved(), other.solved());
            return other.with(covariance / pivot, one);
        }).toList(), information + one * one);
    }
}
