package io.evowire.run.surrogate;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Outcome;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Donor;
import io.evowire.run.store.Trial;
import io.evowire.run.generation.GenerationLoop;
import io.evowire.run.study.simulation.MadeUpOutcomes;
import io.evowire.run.study.simulation.SimulatedEvaluation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Trials for models to be made of. */
final class SurrogateRuns {

    private SurrogateRuns() {}

    static CandidateFactory factory(String... settings) {
        return new CandidateFactory(ConfigReader.parse("", "test",
                Stream.concat(Stream.of("strategy.kind=random"), Stream.of(settings)).toList()),
                new TensorShape(1, 28, 28), 10);
    }

    /** Trials of random draws, with accuracies that nobody measured. */
    static List<Trial> trials(CandidateFactory factory, int count) {
        var evaluation = new SimulatedEvaluation(factory, new MadeUpOutcomes(), count);
        GenerationLoop.of(factory).run(evaluation);
        return evaluation.trials();
    }

    static List<Described> described(CandidateFactory factory, List<Trial> trials) {
        return trials.stream().map(trial -> Described.of(factory, trial)).toList();
    }

    static Trial with(Trial trial, Outcome outcome) {
        return new Trial(trial.proposal(), Optional.of(outcome));
    }

    static Trial warm(Trial trial, int donor, double share) {
        return new Trial(trial.proposal().from(new Donor(donor, share)), trial.outcome());
    }
}
