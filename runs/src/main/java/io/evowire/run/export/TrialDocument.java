package io.evowire.run.export;

import io.evowire.core.cost.Cost;
import io.evowire.evaluate.Outcome;
import io.evowire.run.store.Donor;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Trial;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A trial as JSON, with the names of {@link TrialsTable}'s columns. A value that does not exist is
 * null.
 *
 * @param trial       number of the trial
 * @param generation  generation from 1
 * @param state       name of the outcome; {@code PROPOSED} while there is none
 * @param accuracy    validation accuracy, fraction in [0, 1]
 * @param macs        multiply-adds of one inference of one image
 * @param parameters  trained numbers
 * @param activations elements per image kept for the backward pass
 * @param depth       convolutions and dense layers on the longest path
 * @param seconds     time spent on it
 * @param key         canonical key of the architecture
 * @param parents     trials it descends from, ascending
 * @param mutations   names of the changes that led to it
 * @param genome      genome as text
 * @param outcome     all that came out
 * @param donor       whose weights it began with, null if they were fresh
 */
public record TrialDocument(int trial, int generation, String state, @Nullable Double accuracy,
        long macs, long parameters, long activations, int depth, @Nullable Double seconds,
        String key, List<Integer> parents, List<String> mutations, String genome,
        @Nullable Outcome outcome, @Nullable Donor donor) {

    public TrialDocument {
        parents = List.copyOf(parents);
        mutations = List.copyOf(mutations);
    }

    /** The document of a trial. */
    public static TrialDocument of(Trial trial) {
        Proposal proposal = trial.proposal();
        Cost cost = proposal.cost();
        return new TrialDocument(trial.number(), proposal.generation(), trial.state(),
                orNull(trial.accuracy()), cost.macs(), cost.parameters(), cost.activations(),
                cost.depth(), orNull(trial.seconds()), proposal.key(), proposal.parents(),
                proposal.mutations(), proposal.genome(), trial.outcome().orElse(null),
                proposal.donor());
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }
}
