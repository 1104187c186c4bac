package io.evowire.core.statistics.gp;

import io.evowire.core.statistics.Cholesky;
import io.evowire.core.statistics.RankCorrelation;
import io.evowire.core.statistics.Scatter;
import java.util.ArrayList;
import java.util.List;

/**
 * What some observations together say of a function: ordinary kriging with a squared exponential
 * covariance. Immutable, and a pure function of the observations in their order.
 * <p>
 * y = mu + f(x) + o + e. The mean mu is not known; f has the covariance v exp(-d^2 / (2 l^2)),
 * where d^2 is the mean squared difference of the coordinates in units of their standard
 * deviations; o, what is a subject's own, has the variance g v, independent of all others; the
 * noise e has the variance q v / r for an observation of r looks. Of a fixed grid l, g and q are
 * those with the greatest marginal likelihood, the first of equal ones. In it mu is integrated out
 * under a flat prior and v under an inverse gamma prior that counts as one observation; v is then
 * the mean of what both say. Only subjects that were looked at more than once tell g from q:
 * without any they count as equal. Scale of the coordinates, l, g, q and v are settled by the first
 * n observations: by all of them up to 24, then by n = 24, 30, 38 and so on, a quarter more each
 * time. Between these numbers an observation only appends a row.
 *
 * @see <a href="https://gaussianprocess.org/gpml/">Rasmussen and Williams, Gaussian processes for
 *      machine learning (2006), sections 2.2, 2.7 and 5.4.1</a>
 * @see <a href="https://doi.org/10.1007/978-1-4939-8847-1">Santner, Williams and Notz, The design
 *      and analysis of computer experiments (2018), section 4.1, on the prior of v</a>
 */
public final class GaussianProcess {

    /** Whose own part nothing is known of. */
    static final int NOBODY = -1;

    private final Prior prior;
    private final Scatter scatter;
    private final List<Observation> observations;
    private final Settled settled;
    private final List<double[]> points; // scaled
    private final Cholesky factor; // L, where v LL' = v A is the covariance of the observations
    private final Trend trend;
    private final double[] weights; // A^-1 (y - mu)

    private GaussianProcess(Prior prior, Scatter scatter, List<Observation> observations,
            Settled settled, List<double[]> points, Cholesky factor) {
        this.prior = prior;
        this.scatter = scatter;
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
        return of(prior, Scatter.NONE, observations);
    }

    /**
     * As above, where more is known of the noise.
     *
     * @param scatter of single looks at the same subjects and points, such as those of which an
     *                observation is the mean
     */
    public static GaussianProcess of(Prior prior, Scatter scatter,
            List<Observation> observations) {
        int choosing = Smoothness.choosing(observations.size());
        return taking(prior, scatter,
                Settled.by(prior, scatter, observations.subList(0, choosing))).with(observations);
    }

    /** The process of no observations that takes for granted what is settled. */
    static GaussianProcess taking(Prior prior, Scatter scatter, Settled settled) {
        return new GaussianProcess(prior, scatter, List.of(), settled, List.of(), Cholesky.EMPTY);
    }

    /** The process of these observations and others after them. */
    public GaussianProcess plus(List<Observation> further) {
        List<Observation> all = new ArrayList<>(observations);
        all.addAll(further);
        return Smoothness.choosing(all.size()) == settled.by()
                ? with(further)
                : of(prior, scatter, all);
    }

    /** As above, with all that is settled as it is. */
    GaussianProcess with(List<Observation> further) {
        List<Observation> all = new ArrayList<>(observations);
        List<double[]> scaled = new ArrayList<>(points);
        double[][] rows = new double[further.size()][];
        for (int i = 0; i < rows.length; i++) {
            all.add(further.get(i));
            scaled.add(settled.scaling().of(further.get(i).point()));
            rows[i] = settled.smoothness()
                    .noisy(Smoothness.correlations(scaled.getLast(), scaled, length()), all);
        }
        return new GaussianProcess(prior, scatter, all, settled, List.copyOf(scaled),
                factor.append(rows));
    }

    /** What is believed at a point of a subject that nobody looked at. */
    public Posterior at(List<Double> point) {
        return among(List.of(point)).at(0);
    }

    /** What is believed at a point of a subject, by all that was seen of it and of others. */
    public Posterior of(int subject, List<Double> point) {
        return Candidates.of(this, subject, settled.scaling().of(point)).at(0);
    }

    /** The mean of it without its deviation, which takes longer. */
    public double mean(int subject, List<Double> point) {
        return mean() + Trend.product(
                covariances(settled.scaling().of(point), subject), weights);
    }

    /** As above, of a subject that nobody looked at. */
    public double mean(List<Double> point) {
        return mean(NOBODY, point);
    }

    /**
     * What is believed at several points of subjects that nobody looked at, and will be once some
     * of them are observed.
     */
    public Candidates among(List<List<Double>> places) {
        return Candidates.of(this, places.stream().map(settled.scaling()::of).toList());
    }

    // With the observations, as multiples of v.
    double[] covariances(double[] scaled, int subject) {
        double[] covariances = Smoothness.correlations(scaled, points, length());
        for (int i = 0; i < covariances.length; i++) {
            if (observations.get(i).subject() == subject) {
                covariances[i] += settled.smoothness().own();
            }
        }
        return covariances;
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

    /** Standard deviation of what is a subject's own, the root of g v, in the same unit. */
    public double own() {
        return Math.sqrt(settled.smoothness().own() * settled.variance());
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
