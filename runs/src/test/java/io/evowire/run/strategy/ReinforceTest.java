package io.evowire.run.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.core.objective.Fitness;
import io.evowire.core.objective.Objective;
import io.evowire.evaluate.Outcome;
import io.evowire.genome.Genome;
import io.evowire.genome.StageWidth;
import io.evowire.genome.space.CategoricalSpace.Choice;
import io.evowire.run.generation.GenerationLoop;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.FitnessScale;
import io.evowire.run.search.StubRun;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Trial;
import io.evowire.run.strategy.CategoricalPolicy.Logit;
import io.evowire.run.strategy.CategoricalPolicy.Value;
import io.evowire.run.strategy.Reinforce.Learner;
import io.evowire.run.study.simulation.Answers;
import io.evowire.run.study.simulation.Answers.Answer;
import io.evowire.run.study.simulation.SimulatedEvaluation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ReinforceTest {

    private static final Answers WIDE_IS_BETTER = proposal -> completed(
            width(proposal) >= 32 ? 0.7 : 0.5);

    private static CandidateFactory factory(String... settings) {
        String[] all = new String[settings.length + 1];
        all[0] = "strategy.kind=reinforce";
        System.arraycopy(settings, 0, all, 1, settings.length);
        return new CandidateFactory(StubRun.config(all), new TensorShape(1, 28, 28), 3);
    }

    private static Reinforce reinforce(CandidateFactory factory) {
        return new Reinforce(factory, FitnessScale.of(factory));
    }

    private static Answer completed(double accuracy) {
        return new Answer(new Outcome.Completed(accuracy, 0, List.of()), true);
    }

    private static int width(Proposal proposal) {
        return ((StageWidth.Channels) Genome.parse(proposal.genome()).stages().getFirst().width())
                .channels();
    }

    private static List<Trial> searched(CandidateFactory factory, Answers answers, int trials) {
        var evaluation = new SimulatedEvaluation(factory, answers, trials);
        GenerationLoop.of(factory).run(evaluation);
        return evaluation.trials();
    }

    @Test
    void whatBringsMoreRewardThanUsualBecomesMoreProbable() {
        CandidateFactory factory = factory("strategy.batch=4");
        List<Trial> trials = searched(factory, WIDE_IS_BETTER, 120);
        long before = wide(trials.subList(0, 12));
        long after = wide(trials.subList(108, 120));
        assertTrue(before <= 8 && after >= 11, () -> before + " of 12, then " + after);
    }

    private static long wide(List<Trial> trials) {
        return trials.stream().filter(trial -> width(trial.proposal()) >= 32).count();
    }

    @Test
    void whatFailsTeachesNothing() {
        CandidateFactory factory = factory();
        Reinforce reinforce = reinforce(factory);
        Learner learner = reinforce.tell(reinforce.begin(),
                told(searched(factory, WIDE_IS_BETTER, 8)));
        Learner after = reinforce.tell(learner, told(searched(factory,
                proposal -> new Answer(new Outcome.Diverged(1, "NaN"), true), 8)));
        assertEquals(1, learner.policy().steps());
        assertEquals(learner.policy(), after.policy());
        assertEquals(learner.baseline(), after.baseline());
    }

    private static List<Told> told(List<Trial> trials) {
        return trials.stream().map(trial -> new Told(trial, trial.proposal().genome(),
                List.of(), true)).toList();
    }

    // A reward that is always the same is never more than usual.
    @Test
    void theBaselineIsSubtractedFromTheReward() {
        CandidateFactory factory = factory("strategy.reinforce.costExponent=0");
        Reinforce reinforce = reinforce(factory);
        Learner learner = reinforce.tell(reinforce.begin(),
                told(searched(factory, proposal -> completed(0.5), 30)));
        assertEquals(0.5, learner.baseline().value(), 1e-12);
        for (Logit logit : learner.policy().logits().values()) {
            assertEquals(0, logit.first(), 1e-12);
        }
    }

    @Test
    void theFirstRewardsAreAveragedWithoutBias() {
        MovingAverage one = MovingAverage.NONE.plus(0.8, 0.9);
        assertEquals(0.8, one.value(), 1e-12);
        assertEquals((0.9 * 0.8 + 0.4) / 1.9, one.plus(0.4, 0.9).value(), 1e-12);
    }

    @Test
    void theRewardIsAccuracyTimesCostsToASmallPower() {
        CandidateFactory factory = factory("objectives=[accuracy, macs, damage]");
        Reinforce reinforce = reinforce(factory);
        double reference = FitnessScale.of(factory).reference().value(Objective.MACS);
        List<Objective> objectives = factory.config().objectives();
        assertEquals(0.8 * Math.pow(4, 0.07) * 0.9, reinforce.reward(
                Fitness.of(objectives, List.of(0.8, reference / 4, 0.1))), 1e-12);
        assertTrue(Double.isFinite(reinforce.reward(
                Fitness.of(objectives, List.of(1.0, 0.0, 0.0)))));
    }

    private static CategoricalPolicy policy(double... logits) {
        Map<Value, Logit> values = new HashMap<>();
        for (int i = 0; i < logits.length; i++) {
            values.put(new Value("gene", i), new Logit(logits[i], 0, 0));
        }
        return new CategoricalPolicy(0, values);
    }

    @Test
    void theGradientIsThatOfTheLogProbability() {
        double[] logits = {0.3, -1.2, 2.0, 0.5};
        double step = 1e-6;
        for (int values = 2; values <= 4; values++) { // the last ones cannot always be chosen
            Map<Value, Double> gradient = policy(logits).gradient(new Choice("gene", values, 1));
            assertEquals(values, gradient.size());
            for (int i = 0; i < values; i++) {
                double[] more = logits.clone();
                double[] less = logits.clone();
                more[i] += step;
                less[i] -= step;
                assertEquals((logProbability(more, values) - logProbability(less, values))
                        / (2 * step), gradient.get(new Value("gene", i)), 1e-8);
            }
        }
    }

    private static double logProbability(double[] logits, int values) {
        return Math.log(policy(logits).probabilities("gene", values).get(1));
    }

    @Test
    void drawsFollowTheProbabilities() {
        CategoricalPolicy policy = policy(0.3, -1.2, 2.0, 0.5);
        List<Double> probabilities = policy.probabilities("gene", 4);
        assertEquals(1, probabilities.stream().mapToDouble(p -> p).sum(), 1e-12);
        RandomGenerator random = factory().random(1);
        int[] counts = new int[4];
        for (int i = 0; i < 20_000; i++) {
            counts[policy.draw("gene", 4, random)]++;
        }
        for (int i = 0; i < 4; i++) {
            double p = probabilities.get(i);
            assertEquals(20_000 * p, counts[i], 5 * Math.sqrt(20_000 * p * (1 - p)));
        }
        assertEquals(List.of(0.5, 0.5), CategoricalPolicy.UNIFORM.probabilities("gene", 2));
    }

    // The moving means of a constant gradient are the gradient and its square.
    @Test
    void adamGoesOneRateAlongAConstantGradient() {
        CategoricalPolicy policy = CategoricalPolicy.UNIFORM;
        for (int i = 1; i <= 5; i++) {
            policy = policy.ascended(Map.of(new Value("gene", 0), 1e-3,
                    new Value("gene", 1), -0.2), 0.1);
            assertEquals(0.1 * i, policy.logits().get(new Value("gene", 0)).value(), 1e-5 * i);
            assertEquals(-0.1 * i, policy.logits().get(new Value("gene", 1)).value(), 1e-5 * i);
        }
    }

    @Test
    void whereThePolicyFindsNothingFeasibleTheSpaceIsDrawnFrom() {
        CandidateFactory factory = factory("constraints=[depth <= 15]",
                "space.stages={min: 1, max: 2}", "strategy.redraws=0");
        Reinforce reinforce = reinforce(factory);
        var twoStages = new CategoricalPolicy(1,
                Map.of(new Value("stages", 1), new Logit(1_000, 0, 0)));
        Optional<List<Request>> asked = reinforce.ask(
                new Learner(twoStages, MovingAverage.NONE, Known.NONE), 1, factory.random(1));
        for (Request request : asked.orElseThrow()) {
            assertTrue(factory.feasible(((Suggestion) request).genome()));
        }
    }
}
