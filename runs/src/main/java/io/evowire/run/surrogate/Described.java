package io.evowire.run.surrogate;

import io.evowire.genome.Genome;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Trial;
import java.util.List;

/**
 * A trial, and its network as a point.
 *
 * @param trial    the trial
 * @param features coordinates of its network, see {@link NetworkFeatures}
 */
public record Described(Trial trial, List<Double> features) {

    public Described {
        features = List.copyOf(features);
    }

    /** A trial with its network's features. */
    public static Described of(CandidateFactory factory, Trial trial) {
        return new Described(trial,
                NetworkFeatures.of(factory.network(Genome.parse(trial.proposal().genome()))));
    }
}
