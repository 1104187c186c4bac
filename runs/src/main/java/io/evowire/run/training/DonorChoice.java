package io.evowire.run.training;

import io.evowire.core.network.Network;
import io.evowire.evaluate.parameters.Inheritance;
import io.evowire.run.config.Reading;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.reading.Belief;
import io.evowire.run.reading.EarlierBeliefs;
import io.evowire.run.store.Donor;
import io.evowire.run.store.History;
import io.evowire.run.store.Trial;
import io.evowire.run.strategy.Suggestion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * From which of its parents a candidate takes weights over: of those that were trained to the end,
 * the one that fits most of its parameters, and of equal ones the older one, or where the run is
 * read by what is believed of networks, the one that is believed to be better. After an exchange of
 * stages that is not always the first parent.
 */
public final class DonorChoice {

    private final CandidateFactory factory;
    private final History history;
    private int generation; // that the beliefs are for; of trials before it, so it never changes
    private Optional<EarlierBeliefs> beliefs = Optional.empty();

    /**
     * Of the candidates of a run.
     *
     * @param history where their parents are
     */
    public DonorChoice(CandidateFactory factory, History history) {
        this.factory = factory;
        this.history = history;
    }

    /**
     * The donor of a candidate of a generation, of which those of earlier generations are known.
     */
    public Optional<Donor> of(Suggestion suggestion, int generation) {
        return of(suggestion, generation,
                trial -> trial.proposal().generation() < generation);
    }

    /**
     * The donor; empty without a warm start, or if no trained parent has anything that fits.
     *
     * @param deciding generation of the candidate
     * @param known    which trials had ended before it, as far as they have a say
     */
    public Optional<Donor> of(Suggestion suggestion, int deciding, Predicate<Trial> known) {
        if (!factory.config().strategy().inherits()) {
            return Optional.empty();
        }
        Network child = factory.network(suggestion.genome());
        List<Donor> donors = suggestion.parents().stream().map(history::trial)
                .flatMap(Optional::stream).filter(Trial::completed)
                .map(parent -> donor(parent, child)).filter(donor -> donor.share() > 0).toList();
        double most = donors.stream().mapToDouble(Donor::share).max().orElse(0);
        return best(donors.stream().filter(donor -> donor.share() == most).toList(), deciding,
                known);
    }

    private Optional<Donor> best(List<Donor> equal, int deciding, Predicate<Trial> known) {
        Comparator<Donor> older = Comparator.comparing(Donor::trial, Comparator.reverseOrder());
        if (equal.size() < 2 || factory.config().reading() == Reading.OBSERVED) {
            return equal.stream().max(older);
        }
        if (generation != deciding) {
            generation = deciding;
            beliefs = Optional.of(EarlierBeliefs.of(known, factory, history));
        }
        return equal.stream().max(Comparator.<Donor>comparingDouble(
                donor -> beliefs.flatMap(earlier -> earlier.of(donor.trial())).map(Belief::mean)
                        .orElse(0.0))
                .thenComparing(older));
    }

    private Donor donor(Trial parent, Network child) {
        Network donor = factory.network(factory.genome(parent));
        return new Donor(parent.number(), Inheritance.of(donor, child).share());
    }
}
