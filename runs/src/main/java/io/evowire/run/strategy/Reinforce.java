package io.evowire.run.strategy;

import io.evowire.core.objective.Fitness;
import io.evowire.core.objective.Objective;
import io.evowire.genome.Genome;
import io.evowire.genome.space.CategoricalSpace;
import io.evowire.genome.space.CategoricalSpace.Choice;
import io.evowire.run.config.ReinforceConfig;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.FeasibleSpace;
import io.evowire.run.problem.FitnessScale;
import io.evowire.run.strategy.CategoricalPolicy.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * REINFORCE: networks are sampled from a policy, and the policy makes more probable what brought
 * more reward than usual.
 * <p>
 * In the notation of Williams 1992: the reward is r, its moving average the baseline b, and the
 * policy climbs (r - b) times the gradient of log p. As in the program of NAS-Bench-201 the policy
 * has one {@linkplain CategoricalPolicy categorical distribution} for each
 * {@linkplain CategoricalSpace gene} in place of a recurrent network, the baseline takes in a
 * reward before it is subtracted from it, and what fails is not learned from. Here
 * {@code strategy.batch} networks are sampled before the policy takes a step, so that neither the
 * number of workers nor the order in which they finish decides anything. Of several objectives the
 * reward is the product, costs with a small negative exponent (Tan et al. 2019, equation 2).
 *
 * @param factory of the run
 * @param scale   fitness of trials
 * @see <a href="https://doi.org/10.1007/BF00992696">Williams, Simple statistical gradient-following
 *      algorithms for connectionist reinforcement learning (1992)</a>
 * @see <a href="https://arxiv.org/abs/1611.01578">Zoph and Le, Neural architecture search with
 *      reinforcement learning (2017)</a>
 * @see <a href="https://arxiv.org/abs/2001.00326">Dong and Yang, NAS-Bench-201 (2020)</a>
 * @see <a href="https://arxiv.org/abs/1807.11626">Tan et al., MnasNet (2019)</a>
 */
record Reinforce(CandidateFactory factory, FitnessScale scale)
        implements
            SearchStrategy<Reinforce.Learner> {

    /** The cost that is next to nothing, as a fraction of the reference point's. */
    private static final double NOTHING = 1e-6;

    /**
     * What the strategy knows.
     *
     * @param policy   how it samples
     * @param baseline moving average of the rewards
     * @param known    what was let through
     */
    record Learner(CategoricalPolicy policy, MovingAverage baseline, Known known) {}

    @Override
    public Learner begin() {
        return new Learner(CategoricalPolicy.UNIFORM, MovingAverage.NONE, Known.NONE);
    }

    @Override
    public Optional<List<Request>> ask(Learner learner, int generation, RandomGenerator random) {
        var variation = new Variation(factory, learner.known());
        return Optional.of(Stream.<Request>generate(
                () -> variation.draw(() -> sample(learner.policy(), random), random))
                .limit(factory.config().strategy().batch()).toList());
    }

    private Genome sample(CategoricalPolicy policy, RandomGenerator random) {
        return genes().draw((gene, values) -> policy.draw(gene, values, random), random);
    }

    @Override
    public Learner tell(Learner learner, List<Told> told) {
        CategoricalPolicy policy = learner.policy();
        MovingAverage baseline = learner.baseline();
        Map<Value, Double> gradient = new HashMap<>();
        for (Told sample : told) {
            Fitness fitness = scale.of(sample.trial());
            if (!fitness.failed()) {
                double reward = reward(fitness);
                baseline = baseline.plus(reward, config().momentum());
                double advantage = reward - baseline.value();
                for (Choice choice : genes().choices(factory.genome(sample.notation()))) {
                    policy.gradient(choice).forEach((value, slope) -> gradient.merge(value,
                            advantage * slope, Double::sum));
                }
            }
        }
        return new Learner(gradient.isEmpty()
                ? policy
                : policy.ascended(gradient, config().learningRate()), baseline,
                learner.known().plus(told));
    }

    /** At least 0, the more the better. */
    double reward(Fitness fitness) {
        double reward = 1;
        for (Objective objective : fitness.objectives()) {
            double value = fitness.value(objective);
            reward *= switch (objective) {
                case ACCURACY, BALANCED_ACCURACY, AUPRC -> value;
                case DAMAGE -> 1 - value;
                case MACS, PARAMETERS, ACTIVATIONS, DEPTH, EDGES, LATENCY ->
                    StrictMath.pow(Math.max(value / scale.reference().value(objective), NOTHING),
                            config().costExponent());
            };
        }
        return reward;
    }

    @Override
    public void requireFeasible() {
        new FeasibleSpace(factory).requireAny();
    }

    private CategoricalSpace genes() {
        return new CategoricalSpace(factory.config().space());
    }

    private ReinforceConfig config() {
        return factory.config().strategy().reinforce();
    }
}
