package io.evowire.run.strategy;

import io.evowire.core.objective.Fitness;
import io.evowire.core.objective.Objective;
import io.evowire.core.statistics.Normal;
import io.evowire.core.statistics.gp.Candidates;
import io.evowire.core.statistics.gp.Posterior;
import io.evowire.run.problem.CrowdedOrder;
import io.evowire.run.problem.ParetoMeasure;
import io.evowire.run.strategy.Pool.Candidate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Of any objectives: for each network one value of each modelled objective is drawn from what is
 * believed of it; costs are exact. Networks are chosen by non-dominated rank of these values, and
 * of the last rank the least crowded.
 *
 * @param beliefs about networks
 * @see <a href="https://arxiv.org/abs/1910.11858">White, Neiswanger and Savani, BANANAS: Bayesian
 *      optimization with neural architectures for neural architecture search (2021), independent
 *      Thompson sampling</a>
 */
record ThompsonChoice(Beliefs beliefs) implements Choice {

    @Override
    public List<Integer> of(Pool pool, int count, int plain, RandomGenerator random) {
        Map<Objective, Candidates> posteriors = new EnumMap<>(Objective.class);
        beliefs.models().forEach(
                (objective, model) -> posteriors.put(objective, model.among(pool.features())));
        List<Fitness> drawn = new ArrayList<>();
        for (int i = 0; i < pool.size(); i++) {
            int index = i;
            Candidate candidate = pool.candidates().get(i);
            drawn.add(beliefs.fitness(candidate.cost(),
                    objective -> drawn(posteriors.get(objective).at(index), random)));
        }
        return Stream.concat(IntStream.range(0, plain).boxed(),
                CrowdedOrder.of(drawn, ParetoMeasure.FITNESS).stream().filter(i -> i >= plain))
                .limit(count).toList();
    }

    private static double drawn(Posterior posterior, RandomGenerator random) {
        return posterior.mean() + posterior.deviation() * Normal.draw(random);
    }

    @Override
    public String reason() {
        return "drawn from what may be the front";
    }
}
