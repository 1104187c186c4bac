package io.evowire.core.statistics.gp;

import io.evowire.core.statistics.RankCorrelation;
import java.util.ArrayList;
import java.util.List;

/**
 * What some observations together say of a function: ordinary kriging with a squared exponential
 * covariance. Immutable, and a pure function of the observations in their order.
 * <p>
 * y = mu + f(x) + e. The mean mu is not known; f has the covariance v exp(-d^2 / (2 l^2)), where
 * d^2 is the mean squared difference of the coordinates in units of their standard deviations; the
 * noise e has the variance q v / r for an observation of r looks. Of a fixed grid l and q are those
 * with the greatest marginal likelihood, the first of equal ones. In it mu is integrated out under
 * a flat prior and v under an inverse gamma prior that counts as one observation; v is then the
 * mean of what both say. Scale of the coordinates, l, q and v are settled by the first n
 * observations: by all of them up to 24, then by n = 24, 30, 38 and so on, a quarter more each
 * time. Between these numbers an observation only appends a row.
 *
 * @see <a href="https://gaussianprocess.org/gpml/">Rasmussen and Williams, Gaussian processes for
 *      machine learning (2006), sections 2.2, 2.7 and 5.4.1</a>
 * @see <a href="https://doi.org/10.1007/978-1-4939-8847-1">Santner, Williams and Notz, The design
 *      and analysis of computer experiments (2018), section 4.1, on the prior of v</a>
 */
public final class GaussianProcess {

    private final Prior prior;
    private final List<Observation> observations;
    private final Settled settled;
    private final List<double[]> points; // scaled
    private final Cholesky factor; // L, where v LL' = v A is the covariance of the observations
    private final Trend trend;
    private final double[] weights; // A^-1 (y - mu)

    private GaussianProcess(Prior prior, List<Observation> observations, Settled settled,
            List<double[]> points, Cholesky factor) {
        this.prior = prior;
        this.observations = List.copyOf(observations);
        this.settled = settled;
        this.points = points;
        this.factor = factor;
        this.trend = new Trend(factor,
                observations.stream().mapToDouble(Observation::value).toArray());
        this.weights = factor.backward(trend.rest());
    }

    /**
     * The process of these observations.
     *
     * @param observations in order, all with the same number of coordinates
     */
    public static GaussianProcess of(Prior prior, List<Observation> observations) {
        int choosing = Smoothness.choosing(observations.size());
        return taking(prior, Settled.by(prior, observations.subList(0, choosing)))
                .with(observations);
    }

    /** The process of no observations that takes for granted what is settled. */
    static GaussianProcess taking(Prior prior, Settled settled) {
        return new GaussianProcess(prior, List.of(), settled, List.of(), Cholesky.EMPTY);
    }

    /** The process of these observations and others after them. */
    public GaussianProcess plus(List<Observation> further) {
        List<Observation> all = new ArrayList<>(observations);
        all.addAll(further);
        return Smoothness.choosing(all.size()) == settled.by() ? with(further) : of(prior, all);
    }

    /** As above, with all that is settled as it is. */
    GaussianProcess with(List<Observation> further) {
        List<Observation> all = new ArrayList<>(observations);
        List<double[]> scaled = new ArrayList<>(points);
        double[][] rows = new double[further.size()][];
        for (int i = 0; i < rows.length; i++) {
            all.add(further.get(i));
            scaled.add(settled.scaling().of(further.get(i).point()));
            rows[i] = Smoothness.correlations(scaled.getLast(), scaled, length());
            rows[i][all.size() - 1] += settled.smoothness().noise() / further.get(i).looks();
        }
        return new GaussianProcess(prior, all, settled, List.copyOf(scaled), factor.append(rows));
    }

    /** The mean of what is believed at a point, without its deviation, which takes longer. */
    public double mean(List<Double> point) {
        return meanAt(settled.scaling().of(point));
    }

    private double meanAt(double[] scaled) {
        return mean() + Trend.product(Smoothness.correlations(scaled, points, length()), weights);
    }

    /** What is believed of the function at a point. */
    public Posterior at(List<Double> point) {
        return among(List.of(point)).at(0);
    }

    /** What is believed at several points, and will be once some of them are observed. */
    public Candidates among(List<List<Double>> places) {
        return Candidates.of(this, places.stream().map(settled.scaling()::of).toList());
    }

    /**
     * What would be said of each observation without it.
     *
     * @throws IllegalStateException if there are fewer than two
     */
    public LeaveOneOut leaveOneOut() {
        int n = observations.size();
        if (n < 2) {
            throw new IllegalStateException(
                    "Without one of %d observations there is none left.".formatted(n));
        }
        // Q = A^-1 - A^-1 1 1' A^-1 / (1' A^-1 1), and Q y are the weights.
        double[] trended = factor.backward(trend.ones());
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double[] unit = new double[n];
            unit[i] = 1;
            double[] column = factor.forward(unit);
            double diagonal = Trend.product(column, column)
                    - trended[i] * trended[i] / trend.information();
            means.add(observations.get(i).value() - weights[i] / diagonal);
            deviations.add(Math.sqrt(settled.variance() / diagonal));
        }
        return new LeaveOneOut(means, deviations, RankCorrelation.of(means,
                observations.stream().map(Observation::value).toList()));
    }

    /** The observations, in their order. */
    public List<Observation> observations() {
        return observations;
    }

    /** The estimate of mu, in the unit of the values; without observations that of the prior. */
    public double mean() {
        return observations.isEmpty() ? prior.mean() : trend.mean();
    }

    /** Standard deviation of the function, the root of v, in the unit of the values. */
    public double deviation() {
        return Math.sqrt(settled.variance());
    }

    /** Standard deviation of the noise of one look, the root of q v, in the unit of the values. */
    public double noise() {
        return Math.sqrt(settled.smoothness().noise() * settled.variance());
    }

    /** Length scale l, in standard deviations of the coordinates. */
    public double length() {
        return settled.smoothness().length();
    }

    Settled settled() {
        return settled;
    }

    List<double[]> points() {
        return points;
    }

    Cholesky factor() {
        return factor;
    }

    Trend trend() {
        return trend;
    }

    /** A^-1 (y - mu). */
    double[] weights() {
        return weights;
    }
}
