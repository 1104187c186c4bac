package io.evowire.run.study.comparison;

import io.evowire.core.objective.Fitness;
import io.evowire.core.objective.Hypervolume;
import io.evowire.core.objective.Objective;
import io.evowire.run.problem.FitnessScale;
import io.evowire.run.problem.Run;
import io.evowire.run.repeat.FrontEstimate;
import io.evowire.run.repeat.FrontEstimates;
import io.evowire.run.store.History;
import io.evowire.run.store.SessionEnd;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.strategy.SearchEnded.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** One run as a comparison sees it: what it had found at each moment. */
record ComparedRun(Run run, History history, FitnessScale scale, List<FrontEstimate> estimates) {

    static ComparedRun of(Run run) {
        History history = TrialStore.read(run.files());
        return new ComparedRun(run, history, FitnessScale.of(run.factory()),
                FrontEstimates.of(run.factory(), history));
    }

    /** Trials that had ended after so many seconds of the run. */
    List<Trial> after(double seconds) {
        return history.trials().stream().filter(trial -> history.endedAt(trial.number())
                .orElse(Double.POSITIVE_INFINITY) <= seconds).toList();
    }

    /** Whether more time would bring nothing. */
    boolean exhausted() {
        return history.end().map(SessionEnd::reason)
                .equals(Optional.of(Reason.SPACE_EXHAUSTED.name()));
    }

    List<Fitness> completed(double seconds) {
        return fitness(after(seconds));
    }

    /** Fraction in [0, 1] of the box below a reference. */
    double hypervolume(double seconds, Fitness reference) {
        return share(fitness(after(seconds)), reference);
    }

    double best(double seconds) {
        return after(seconds).stream().filter(Trial::completed)
                .mapToDouble(trial -> trial.accuracy().orElseThrow()).max().orElse(0);
    }

    /** The ways in which all members of its front at the end were trained again, each as often. */
    List<RepeatedFront> repeatedFronts() {
        int members = scale.front(history.trials()).size();
        return estimates.stream().map(ComparedRun::way).distinct()
                .filter(way -> estimates(way).size() == members).toList();
    }

    /** The same of the front at the end, with the mean accuracies of its repeats; empty without. */
    OptionalDouble repeatedHypervolume(RepeatedFront way, Fitness reference) {
        return repeatedFronts().contains(way)
                ? OptionalDouble.of(
                        share(estimates(way).stream().map(this::repeated).toList(), reference))
                : OptionalDouble.empty();
    }

    /** Mean accuracies of its front's repeats by the numbers of the trials; empty without. */
    Map<Integer, Double> repeatedAccuracies(RepeatedFront way) {
        return repeatedFronts().contains(way)
                ? estimates(way).stream().collect(
                        Collectors.toMap(FrontEstimate::trial, FrontEstimate::mean))
                : Map.of();
    }

    /** One of its trials. */
    Trial trial(int number) {
        return history.trial(number).orElseThrow();
    }

    private List<FrontEstimate> estimates(RepeatedFront way) {
        return estimates.stream().filter(estimate -> way(estimate).equals(way)).toList();
    }

    private static RepeatedFront way(FrontEstimate estimate) {
        return new RepeatedFront(estimate.kind(), estimate.repeats());
    }

    private Fitness repeated(FrontEstimate estimate) {
        Fitness measured = scale.of(history.trial(estimate.trial()).orElseThrow());
        List<Double> values = new ArrayList<>(measured.values());
        int accuracy = measured.objectives().indexOf(Objective.ACCURACY);
        if (accuracy >= 0) {
            values.set(accuracy, estimate.mean());
        }
        int balanced = measured.objectives().indexOf(Objective.BALANCED_ACCURACY);
        if (balanced >= 0 && estimate.balancedMean() != null) {
            values.set(balanced, estimate.balancedMean());
        }
        int auprc = measured.objectives().indexOf(Objective.AUPRC);
        if (auprc >= 0 && estimate.auprcMean() != null) {
            values.set(auprc, estimate.auprcMean());
        }
        return Fitness.of(measured.objectives(), values);
    }

    private List<Fitness> fitness(List<Trial> trials) {
        return trials.stream().filter(Trial::completed).map(scale::of).toList();
    }

    private static double share(List<Fitness> points, Fitness reference) {
        return Hypervolume.of(points, reference) / reference.values().stream()
                .filter(value -> value > 0).reduce(1.0, (a, b) -> a * b);
    }
}
