package io.evowire.run.repeat;

import io.evowire.core.cost.Cost;
import io.evowire.core.objective.Fitness;
import io.evowire.core.objective.Measurements;
import io.evowire.core.objective.Objective;
import io.evowire.core.statistics.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/**
 * The probability that members of a measured front are really on it, that is, that no other member
 * has a true mean accuracy that together with its cost dominates.
 * <p>
 * Accuracies of a member's repeats are taken as normal with unknown mean and variance. With nothing
 * known beforehand (Jeffreys' prior) the true mean then follows, given k repeats of mean m and
 * standard deviation s, m + s / sqrt(k) times Student's t of k - 1 degrees of freedom: with two
 * repeats the doubt is great, as it should be. {@value #DRAWS} joint draws of all members' true
 * means decide, so a probability is right to about 0.005. Balanced accuracies are drawn in the same
 * way, and so is how well they tell what is novel. Costs are exact; latency and damage are taken as
 * the search measured them. Trials that are not on the measured front may be on the real one;
 * they were not trained again and are not considered.
 *
 * @param members    members with at least two repeats each
 * @param resolution the least difference of accuracies that can be seen: one image of those that
 *                   validate. Repeats that agree by chance have this standard deviation and not
 *                   none
 * @param objectives what is optimised
 * @see <a href="https://doi.org/10.1201/b16018">Gelman et al., Bayesian Data Analysis (2013),
 *      section 3.2</a>
 */
record FrontProbability(List<Member> members, List<Objective> objectives, double resolution) {

    private static final int DRAWS = 10_000;

    /**
     * A member.
     *
     * @param accuracies in its repeats
     * @param balanced   the balanced accuracies there, as many; empty where they were not asked for
     * @param auprc      the average precisions of what is novel, likewise
     * @param measured   what the search measured
     */
    record Member(Sample accuracies, Sample balanced, Sample auprc, Measurements measured,
            Cost cost) {

        /** One whose balanced accuracies are not known. */
        Member(Sample accuracies, Measurements measured, Cost cost) {
            this(accuracies, new Sample(List.of()), new Sample(List.of()), measured, cost);
        }

        // A lucky training is so by all of them: they move together.
        Measurements draw(RandomGenerator random, double resolution) {
            int freedom = accuracies.values().size() - 1;
            double squares = DoubleStream.generate(random::nextGaussian).limit(freedom)
                    .map(value -> value * value).sum();
            double t = random.nextGaussian() / Math.sqrt(squares / freedom);
            Measurements drawn = measured.withAccuracy(drawn(accuracies, t, resolution));
            if (balanced.values().size() >= 2) {
                drawn = drawn.withBalancedAccuracy(drawn(balanced, t, resolution));
            }
            return auprc.values().size() < 2
                    ? drawn
                    : drawn.withAuprc(drawn(auprc, t, resolution));
        }

        private static double drawn(Sample sample, double t, double resolution) {
            double deviation = Objects.requireNonNull(sample.deviation(), "at least two repeats");
            double error = Math.max(deviation, resolution) / Math.sqrt(sample.values().size());
            return Math.clamp(Objects.requireNonNull(sample.mean()) + t * error, 0, 1);
        }
    }

    FrontProbability {
        members = List.copyOf(members);
        objectives = List.copyOf(objectives);
    }

    /** The probability of each member, in [0, 1]. */
    List<Double> probabilities(RandomGenerator random) {
        int[] undominated = new int[members.size()];
        for (int draw = 0; draw < DRAWS; draw++) {
            List<Fitness> means = members.stream().map(
                    member -> Fitness.of(objectives, member.draw(random, resolution),
                            member.cost()))
                    .toList();
            for (int i = 0; i < undominated.length; i++) {
                Fitness mean = means.get(i);
                undominated[i] += means.stream().noneMatch(other -> other.dominance(mean) > 0)
                        ? 1
                        : 0;
            }
        }
        return Arrays.stream(undominated).mapToObj(count -> (double) count / DRAWS)
                .toList();
    }
}
