package io.evowire.run.training;

import io.evowire.core.network.Network;
import io.evowire.evaluate.parameters.Inheritance;
import io.evowire.genome.Genome;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Donor;
import io.evowire.run.store.History;
import io.evowire.run.store.Trial;
import io.evowire.run.strategy.Suggestion;
import java.util.Comparator;
import java.util.Optional;

/**
 * From which of its parents a candidate takes weights over: of those that were trained to the end,
 * the one that fits most of its parameters, and of equal ones the older one. After an exchange of
 * stages that is not always the first parent.
 *
 * @param factory of the run
 * @param history where its parents are
 */
public record DonorChoice(CandidateFactory factory, History history) {

    /** The donor; empty without a warm start, or if no trained parent has anything that fits. */
    public Optional<Donor> of(Suggestion suggestion) {
        if (!factory.config().strategy().inherits()) {
            return Optional.empty();
        }
        Network child = factory.network(suggestion.genome());
        return suggestion.parents().stream().map(history::trial).flatMap(Optional::stream)
                .filter(Trial::completed).map(parent -> donor(parent, child))
                .filter(donor -> donor.share() > 0).max(Comparator.comparingDouble(Donor::share)
                        .thenComparing(Donor::trial, Comparator.reverseOrder()));
    }

    private Donor donor(Trial parent, Network child) {
        Network donor = factory.network(Genome.parse(parent.proposal().genome()));
        return new Donor(parent.number(), Inheritance.of(donor, child).share());
    }
}
