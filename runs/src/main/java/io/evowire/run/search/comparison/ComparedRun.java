package io.evowire.run.search.comparison;

import io.evowire.core.objective.Fitness;
import io.evowire.core.objective.Hypervolume;
import io.evowire.core.objective.Objective;
import io.evowire.run.search.FitnessScale;
import io.evowire.run.search.FrontEstimate;
import io.evowire.run.search.FrontEstimates;
import io.evowire.run.search.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.TrialStore;
import io.evowire.run.store.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** One run as a comparison sees it: what it had found at each moment. */
record ComparedRun(Run run, History history, FitnessScale scale) {

    static ComparedRun of(Run run) {
        return new ComparedRun(run, TrialStore.read(run.files()), FitnessScale.of(run.factory()));
    }

    /** Trials that had ended after so many seconds of the run. */
    List<Trial> after(double seconds) {
        return history.trials().stream().filter(trial -> history.endedAt(trial.number())
                .orElse(Double.POSITIVE_INFINITY) <= seconds).toList();
    }

    List<Fitness> completed() {
        return fitness(history.trials());
    }

    /** Fraction in [0, 1] of the box below a reference. */
    double hypervolume(double seconds, Fitness reference) {
        return share(fitness(after(seconds)), reference);
    }

    double best(double seconds) {
        return after(seconds).stream().filter(Trial::completed)
                .mapToDouble(trial -> trial.accuracy().orElseThrow()).max().orElse(0);
    }

    /** The same of the front at the end, with the mean accuracies of its repeats; empty without. */
    OptionalDouble repeatedHypervolume(Fitness reference) {
        List<Fitness> repeated = FrontEstimates.of(run.factory(), history).stream()
                .map(this::repeated).toList();
        return repeated.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(share(repeated, reference));
    }

    private Fitness repeated(FrontEstimate estimate) {
        Fitness measured = scale.of(history.trial(estimate.trial()).orElseThrow());
        List<Double> values = new ArrayList<>(measured.values());
        int accuracy = measured.objectives().indexOf(Objective.ACCURACY);
        if (accuracy >= 0) {
            values.set(accuracy, estimate.mean());
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
