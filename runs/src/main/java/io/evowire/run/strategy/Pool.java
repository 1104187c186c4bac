package io.evowire.run.strategy;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.Network;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.surrogate.NetworkFeatures;
import io.evowire.run.store.Redraws;
import java.util.List;
import java.util.stream.Stream;

/**
 * The networks among which a generation is chosen: feasible, new, and each once.
 *
 * @param candidates draws from the space, then offspring
 * @param draws      how many of them are draws
 * @param pending    networks that are being trained: chosen before, so that they are not chosen
 *                   again, and neither are their twins
 */
record Pool(List<Candidate> candidates, int draws, List<Candidate> pending) {

    Pool {
        candidates = List.copyOf(candidates);
        pending = List.copyOf(pending);
    }

    /** A network that may be chosen. */
    record Candidate(Suggestion suggestion, List<Double> features, Cost cost) {

        static Candidate of(Told pending, CandidateFactory factory) {
            return of(
                    new Suggestion(factory.genome(pending.notation()), pending.parents(), List.of(),
                            Redraws.NONE, pending.screened()),
                    factory);
        }

        static Candidate of(Suggestion suggestion, CandidateFactory factory) {
            Network network = factory.network(suggestion.genome());
            Cost cost = factory.cost(network.architecture());
            return new Candidate(suggestion, NetworkFeatures.of(network, cost), cost);
        }
    }

    /** A pool of draws and offspring. */
    static Pool of(List<Suggestion> draws, List<Suggestion> offspring, List<Told> pending,
            CandidateFactory factory) {
        // In parallel: the features of hundreds of networks take a while.
        return new Pool(Stream.concat(draws.stream(), offspring.stream()).parallel()
                .map(suggestion -> Candidate.of(suggestion, factory)).toList(), draws.size(),
                pending.stream().map(told -> Candidate.of(told, factory)).toList());
    }

    /** How many may be chosen. */
    int size() {
        return candidates.size();
    }

    /** Of those that may be chosen, then of those that are pending. */
    List<List<Double>> features() {
        return Stream.concat(candidates.stream(), pending.stream()).map(Candidate::features)
                .toList();
    }
}
