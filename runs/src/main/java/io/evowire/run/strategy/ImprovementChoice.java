package io.evowire.run.strategy;

import io.evowire.core.objective.FrontSteps;
import io.evowire.core.objective.Objective;
import io.evowire.core.statistics.Quantile;
import io.evowire.core.statistics.gp.Candidates;
import io.evowire.core.statistics.gp.Posterior;
import io.evowire.run.store.Proposal;
import io.evowire.run.surrogate.Described;
import io.evowire.run.surrogate.NetworkFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Of accuracy against one cost: whatever is expected to enlarge the hypervolume most, over the
 * logarithm of the cost and above the accuracy of a guess. One network after another is chosen;
 * each is believed to come out as expected, so that the next one is not its twin.
 * <p>
 * In the notation of Daulton et al. 2021 this is the sequential greedy choice of a batch. Steps of
 * the front are posterior means, not what was observed: a lucky training is not a front. What may
 * improve is what will be believed of a network once it is trained, so a noisy training promises
 * less. Costs count between the fifth and the ninety-fifth percentile of those of draws: were it up
 * to the largest that was trained, that would grow with each step beyond it.
 *
 * @param quality what is to be large
 * @param cost    what is to be small
 * @param chance  accuracy of a guess, fraction in [0, 1]
 * @param beliefs about networks
 */
record ImprovementChoice(Objective quality, Objective cost, double chance, Beliefs beliefs)
        implements
            Choice {

    private static final double LEAST = 0.05;
    private static final double MOST = 0.95;

    @Override
    public List<Integer> of(Pool pool, int count, int plain, RandomGenerator random) {
        Candidates candidates = beliefs.models().get(quality).among(pool.features());
        FrontSteps front = front(pool);
        for (int i = 0; i < pool.pending().size(); i++) { // chosen before
            int place = pool.size() + i;
            front = front.with(cost(pool.pending().get(i)), candidates.at(place).mean());
            candidates = candidates.believing(place);
        }
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            int next = chosen.size() < plain
                    ? chosen.size()
                    : best(pool, candidates, front, chosen);
            chosen.add(next);
            front = front.with(cost(pool, next), candidates.at(next).mean());
            candidates = candidates.believing(next);
        }
        return chosen;
    }

    // Of equal ones the first.
    private int best(Pool pool, Candidates candidates, FrontSteps front, List<Integer> chosen) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < pool.size(); i++) {
            if (!chosen.contains(i)) {
                Posterior posterior = candidates.at(i);
                double improvement = front.expectedImprovement(cost(pool, i), posterior.mean(),
                        posterior.learningDeviation());
                if (improvement > most) {
                    most = improvement;
                    best = i;
                }
            }
        }
        return best;
    }

    private FrontSteps front(Pool pool) {
        double[] drawn = DoubleStream.concat(
                beliefs.completed().stream().map(member -> member.trial().proposal())
                        .filter(proposal -> proposal.parents().isEmpty())
                        .mapToDouble(this::cost),
                IntStream.range(0, pool.draws()).mapToDouble(i -> cost(pool, i)))
                .sorted().toArray();
        double least = Quantile.of(drawn, LEAST);
        double most = Quantile.of(drawn, MOST);
        // Where nearly all draws cost the same, accuracy alone must still count.
        FrontSteps front = FrontSteps.empty(least, most > least ? most : least + 1, chance);
        for (Described member : beliefs.members()) {
            front = front.with(cost(member.trial().proposal()),
                    beliefs.models().get(quality).mean(member));
        }
        return front;
    }

    private double cost(Pool pool, int index) {
        return cost(pool.candidates().get(index));
    }

    private double cost(Pool.Candidate candidate) {
        return NetworkFeatures.log2(cost.value(0, candidate.cost()));
    }

    private double cost(Proposal proposal) {
        return NetworkFeatures.log2(cost.value(0, proposal.cost()));
    }

    @Override
    public String reason() {
        return "expected to improve the front most";
    }
}
