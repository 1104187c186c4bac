package io.evowire.run.reading;

import io.evowire.core.objective.Fitness;
import io.evowire.run.config.Reading;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.FitnessScale;
import io.evowire.run.store.History;
import io.evowire.run.store.Trial;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The trials of a run as its configuration wants them to be read. */
public final class RunReading {

    // Of a history: several parts of a page ask for the same one.
    private record Key(SearchConfig config) {}

    private final FitnessScale scale;
    private final List<Trial> trials;
    private final Beliefs beliefs;

    private RunReading(FitnessScale scale, List<Trial> trials, Beliefs beliefs) {
        this.scale = scale;
        this.trials = trials;
        this.beliefs = beliefs;
    }

    /** The reading of a run as it stands, with all that is known of its networks. */
    public static RunReading of(CandidateFactory factory, History history) {
        if (factory.config().reading() == Reading.OBSERVED) {
            return observed(factory, history.trials());
        }
        return history.derived(new Key(factory.config()), RunReading.class,
                () -> new RunReading(FitnessScale.of(factory), history.trials(),
                        Beliefs.of(factory, history)));
    }

    /**
     * The reading of what the search itself saw, without trainings after it: it stays the same
     * while the front is trained again.
     */
    public static RunReading ofSearch(CandidateFactory factory, History history) {
        return factory.config().reading() == Reading.OBSERVED
                ? observed(factory, history.trials())
                : new RunReading(FitnessScale.of(factory), history.trials(),
                        Beliefs.ofSearch(factory, history));
    }

    private static RunReading observed(CandidateFactory factory, List<Trial> trials) {
        return new RunReading(FitnessScale.of(factory), trials, Beliefs.NONE);
    }

    /** The trials that no other one dominates, by ascending macs. */
    public List<Trial> front() {
        return scale.front(trials, this::fitness);
    }

    /** The same by what was observed. */
    public List<Trial> observedFront() {
        return scale.front(trials);
    }

    /** The trial that is taken for the most accurate one, of equals the oldest. */
    public Optional<Trial> best() {
        return trials.stream().filter(Trial::completed).max(Comparator
                .comparingDouble(this::accuracy)
                .thenComparing(Trial::number, Comparator.reverseOrder()));
    }

    /** Accuracy by which a completed trial is read, fraction in [0, 1]. */
    public double accuracy(Trial trial) {
        return belief(trial).map(Belief::mean).orElseGet(() -> trial.accuracy().orElseThrow());
    }

    /** What is believed of a trial; empty for one that was not trained to the end, and where runs
     * are read by what was observed. */
    public Optional<Belief> belief(Trial trial) {
        return beliefs.of(trial.number());
    }

    /** How well what is believed predicts; empty where nothing is. */
    public Optional<Calibration> calibration() {
        return beliefs.calibration();
    }

    /** All that is believed. */
    public Beliefs beliefs() {
        return beliefs;
    }

    /** Fitness of an ended trial. */
    public Fitness fitness(Trial trial) {
        return scale.hasAll(trial) ? scale.of(trial, accuracy(trial)) : scale.of(trial);
    }

    /** Hypervolume of what was observed, fraction in [0, 1]. */
    public double hypervolume() {
        return scale.hypervolume(trials);
    }

    /** Hypervolume of what is believed, the same; empty where nothing is. */
    public Optional<Double> meanHypervolume() {
        return beliefs.isEmpty()
                ? Optional.empty()
                : Optional.of(scale.hypervolume(trials, this::fitness));
    }
}
