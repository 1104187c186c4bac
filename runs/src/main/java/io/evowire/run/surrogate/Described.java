package io.evowire.run.surrogate;

import io.evowire.genome.Genome;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Trial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trial, and its network as a point. The point takes a fraction of a millisecond to compute, so
 * it is not computed before somebody asks for it; a run of ten thousand trials needs few of them.
 */
public final class Described {

    private final CandidateFactory factory;
    private final Trial trial;
    private volatile @Nullable List<Double> features; // follows from the trial

    private Described(CandidateFactory factory, Trial trial) {
        this.factory = factory;
        this.trial = trial;
    }

    /** A trial of a run. */
    public static Described of(CandidateFactory factory, Trial trial) {
        return new Described(factory, trial);
    }

    /** The trial. */
    public Trial trial() {
        return trial;
    }

    /** The genome of its network. */
    public Genome genome() {
        return factory.genome(trial);
    }

    /** Coordinates of its network, see {@link NetworkFeatures}. */
    public List<Double> features() {
        List<Double> known = features;
        if (known == null) {
            known = NetworkFeatures.of(factory.network(genome()), trial.proposal().cost());
            features = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Described described && trial.equals(described.trial);
    }

    @Override
    public int hashCode() {
        return trial.hashCode();
    }

    @Override
    public String toString() {
        return trial.toString();
    }
}
