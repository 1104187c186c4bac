package io.evowire.run.study.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.StrategyConfig.Kind;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.study.simulation.NoisyStudy.Arm;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoisyStudyTest {

    private static final int SEEDS = 6;

    private static final CandidateFactory FACTORY = new CandidateFactory(
            ConfigReader.parse("", "test", List.of("strategy.population=6")),
            new TensorShape(1, 28, 28), 10);

    private static final int TRIALS = 24;

    private static final NoisyStudy QUIET = NoisyStudy.of(FACTORY,
            new NoisyOutcomes(new MadeUpOutcomes(), 0), TRIALS);

    private static NoisyStudy study(double noise) {
        return new NoisyStudy(FACTORY, new NoisyOutcomes(new MadeUpOutcomes(), noise), TRIALS,
                QUIET.budgets());
    }

    private static Arm observed(NoisyStudy study, Kind kind) {
        return study.of(kind, SEEDS, null).getFirst();
    }

    @Test
    void withoutNoiseNetworksAreAsGoodAsTheyLook() {
        for (Kind kind : List.of(Kind.RANDOM, Kind.NSGA2)) {
            Arm arm = observed(QUIET, kind);
            assertEquals(arm.truth(), arm.shown());
            assertEquals(arm.best(), arm.truth());
            assertEquals(0, arm.luck());
            assertEquals(TRIALS, arm.trials());
        }
    }

    @Test
    void whoChoosesTheBestOfNoisyLooksChoosesALuckyOne() {
        Arm arm = observed(study(0.05), Kind.RANDOM);
        for (int seed = 0; seed < SEEDS; seed++) {
            assertTrue(arm.shown().get(seed) > arm.truth().get(seed), arm::toString);
            assertTrue(arm.best().get(seed) >= arm.truth().get(seed), arm::toString);
        }
        // Five points of noise: of some six networks within a budget the luckiest has one or two
        // deviations, and is worse than what is chosen without noise.
        assertTrue(arm.luck() > 0.02 && arm.luck() < 0.12, "luck " + arm.luck());
        double without = mean(observed(QUIET, Kind.RANDOM).truth());
        assertTrue(mean(arm.truth()) < without - 0.005,
                "%f and %f".formatted(mean(arm.truth()), without));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Test
    void theSameSearchesGiveTheSameFigures() {
        NoisyStudy study = study(0.03);
        assertEquals(study.of(Kind.NSGA2, 2, null), study.of(Kind.NSGA2, 2, null));
        List<Double> budgets = study.budgets();
        assertEquals(5, budgets.size());
        assertEquals(budgets.get(2) / budgets.get(1), budgets.get(4) / budgets.get(3), 1e-9);
    }

    @Test
    void armsAreComparedSeedBySeed() {
        NoisyStudy study = study(0.06);
        Arm first = observed(study, Kind.RANDOM);
        assertNull(first.difference());
        Arm same = study.of(Kind.RANDOM, SEEDS, first).getFirst();
        assertEquals(1, same.difference().pairs());
        assertEquals(0, same.difference().middle());
        assertEquals(1, same.difference().ranks());
        // Whoever sees the truth is better than whoever sees noise.
        Arm quiet = QUIET.of(Kind.RANDOM, SEEDS, first).getFirst();
        assertTrue(quiet.difference().interval().low() > 0, quiet::toString);
        assertTrue(quiet.difference().pairs() < 0.04, quiet::toString);
    }

    @Test
    void anotherTrainingOfANetworkHasOtherLuck() {
        var outcomes = new NoisyOutcomes(new MadeUpOutcomes(), 0.03);
        var evaluation = new SimulatedEvaluation(FACTORY, outcomes, 6);
        io.evowire.run.generation.GenerationLoop.of(FACTORY).run(evaluation);
        var proposal = evaluation.trials().getFirst().proposal();
        assertEquals(outcomes.again(proposal, 1), outcomes.again(proposal, 1));
        assertTrue(!outcomes.again(proposal, 1).equals(outcomes.again(proposal, 2)));
        assertTrue(!outcomes.again(proposal, 1).equals(outcomes.answer(proposal).outcome()));
    }
}
