package io.evowire.run.study.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Outcome;
import io.evowire.run.UserException;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.StrategyConfig.Kind;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Trial;
import io.evowire.run.generation.GenerationLoop;
import io.evowire.run.study.simulation.Answers.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomeTableTest {

    private static CandidateFactory factory(String... settings) {
        return new CandidateFactory(
                ConfigReader.parse("strategy: {kind: nsga2}", "test", List.of(settings)),
                new TensorShape(1, 28, 28), 10);
    }

    private static List<Trial> recorded(String... settings) {
        var evaluation = new SimulatedEvaluation(factory(settings), new MadeUpOutcomes(), 60);
        GenerationLoop.of(factory(settings)).run(evaluation);
        return evaluation.trials();
    }

    @Test
    void recordedNetworksAreAnsweredExactly() {
        List<Trial> trials = recorded("strategy.kind=random");
        var table = new OutcomeTable(trials, factory());
        for (Trial trial : trials) {
            assertEquals(new Answer(trial.outcome().orElseThrow(), true),
                    table.answer(trial.proposal()));
        }
    }

    @Test
    void aRecordedFailureStaysAFailure() {
        List<Trial> trials = new ArrayList<>(recorded("strategy.kind=random"));
        var crashed = new Outcome.Crashed("out of luck");
        trials.set(3, new Trial(trials.get(3).proposal(), Optional.of(crashed)));
        assertEquals(new Answer(crashed, true),
                new OutcomeTable(trials, factory()).answer(trials.get(3).proposal()));
    }

    @Test
    void whatAnotherRunMightNotTrainIsEstimated() {
        List<Trial> trials = new ArrayList<>(recorded("strategy.kind=random"));
        var infeasible = new Outcome.Infeasible("macs <= 1");
        trials.set(3, new Trial(trials.get(3).proposal(), Optional.of(infeasible)));
        Answer answer = new OutcomeTable(trials, factory()).answer(trials.get(3).proposal());
        assertFalse(answer.exact());
        assertTrue(answer.outcome() instanceof Outcome.Completed);
    }

    @Test
    void otherNetworksAreEstimatedWithinWhatIsRecorded() {
        List<Trial> trials = recorded("strategy.kind=random");
        var table = new OutcomeTable(trials, factory());
        double least = trials.stream().mapToDouble(t -> t.accuracy().orElseThrow()).min()
                .orElseThrow();
        double max = trials.stream().mapToDouble(t -> t.accuracy().orElseThrow()).max()
                .orElseThrow();
        List<Trial> others = recorded("strategy.kind=random", "seed=2");
        double error = 0;
        for (Trial other : others) {
            Answer answer = table.answer(other.proposal());
            assertFalse(answer.exact());
            double accuracy = ((Outcome.Completed) answer.outcome()).validationAccuracy();
            assertTrue(least <= accuracy && accuracy <= max);
            error += Math.abs(accuracy - other.accuracy().orElseThrow()) / others.size();
        }
        assertTrue(error < 0.03, "mean error " + error);
    }

    @Test
    void theQualityOfEstimatesIsTold() {
        Quality quality = new OutcomeTable(recorded("strategy.kind=random"), factory())
                .quality();
        assertEquals(60, quality.networks());
        assertTrue(quality.meanError() > 0 && quality.meanError() < 0.03, quality::toString);
        assertTrue(quality.rankCorrelation() > 0.8, quality::toString);
    }

    @Test
    void anEmptyTableIsRefused() {
        assertThrows(UserException.class,
                () -> new OutcomeTable(recorded("strategy.kind=random").subList(0, 1),
                        factory()));
    }

    @Test
    void strategiesAreComparedOnTheSameAnswers() {
        var study = new StrategyStudy(factory(),
                new OutcomeTable(recorded("seed=" + Seeds.FIRST), factory()), 60);
        StrategyStudy.Result random = study.of(Kind.RANDOM, 3);
        assertEquals(random, study.of(Kind.RANDOM, 3));
        assertEquals(3, random.hypervolume().size());
        assertEquals(60, random.trials());
        assertTrue(random.exact() < 0.2);
        // The run that was recorded is replayed exactly.
        assertEquals(1, study.of(Kind.NSGA2, 1).exact());
        List<Double> medians = random.progress().stream().map(p -> p.hypervolume().median())
                .toList();
        assertEquals(medians.stream().sorted().toList(), medians);
        assertEquals(51, study.of(Kind.GRID, 1).trials());
    }
}
