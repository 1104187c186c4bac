package io.evowire.run.study.simulation;

import io.evowire.core.objective.Objective;
import io.evowire.core.statistics.Scatter;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.reading.Beliefs;
import io.evowire.run.store.Trial;
import io.evowire.run.surrogate.Described;
import io.evowire.run.surrogate.Looks;
import io.evowire.run.surrogate.TrialModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Trials of a simulated search as a run reads its own. */
final class ReadTrials {

    /** By what networks are recommended. */
    enum Reading {
        /** By the accuracy of its one training. */
        OBSERVED,
        /** By what all trainings say, as a run is read where no network was trained twice. */
        POSTERIOR,
        /** The same where it is known how noisy a training is. */
        POSTERIOR_WITH_NOISE_KNOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private static final int KNOWN = 10_000; // as after so many second looks

    private ReadTrials() {}

    /**
     * A value for each trial by its number; the higher, the better.
     *
     * @param evaluation of the search
     * @param noise      standard deviation of one training, fraction
     */
    static Map<Integer, Double> by(Reading reading, CandidateFactory factory,
            SimulatedEvaluation evaluation, double noise) {
        List<Trial> trials = evaluation.trials().stream().filter(Trial::completed).toList();
        return switch (reading) {
            case OBSERVED -> values(trials, trial -> trial.accuracy().orElseThrow());
            case POSTERIOR -> means(trials,
                    beliefs(factory, trials, evaluation.looks(), Scatter.NONE));
            case POSTERIOR_WITH_NOISE_KNOWN -> means(trials,
                    beliefs(factory, trials, evaluation.looks(),
                            new Scatter(noise * noise * KNOWN, KNOWN)));
        };
    }

    private static Map<Integer, Double> means(List<Trial> trials, Beliefs beliefs) {
        return values(trials, trial -> beliefs.of(trial.number()).orElseThrow().mean());
    }

    private static Map<Integer, Double> values(List<Trial> trials,
            ToDoubleFunction<Trial> value) {
        return trials.stream().collect(Collectors.toMap(Trial::number, value::applyAsDouble));
    }

    private static Beliefs beliefs(CandidateFactory factory, List<Trial> trials,
            List<Trial> looks, Scatter known) {
        List<Described> described = trials.stream()
                .map(trial -> Described.of(factory, trial)).toList();
        Map<Integer, Described> byTrial = described.stream()
                .collect(Collectors.toMap(one -> one.trial().number(), one -> one));
        List<Looks> seen = new ArrayList<>(Looks.of(Objective.ACCURACY, described));
        looks.forEach(look -> seen.add(new Looks(byTrial.get(look.number()), 1,
                look.accuracy().orElseThrow(), 1)));
        return Beliefs.of(described, known.freedom() == 0
                ? TrialModel.of(Objective.ACCURACY, seen)
                : TrialModel.of(Objective.ACCURACY, seen, known));
    }
}
