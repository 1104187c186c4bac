package io.evowire.run.strategy;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.Network;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.surrogate.NetworkFeatures;
import java.util.List;
import java.util.stream.Stream;

/**
 * The networks among which a generation is chosen: feasible, new, and each once.
 *
 * @param candidates draws from the space, then offspring
 * @param draws      how many of them are draws
 */
record Pool(List<Candidate> candidates, int draws) {

    Pool {
        candidates = List.copyOf(candidates);
    }

    /** A network that may be chosen. */
    record Candidate(Suggestion suggestion, List<Double> features, Cost cost) {

        static Candidate of(Suggestion suggestion, CandidateFactory factory) {
            Network network = factory.network(suggestion.genome());
            Cost cost = factory.cost(network.architecture());
            return new Candidate(suggestion, NetworkFeatures.of(network, cost), cost);
        }
    }

    /** A pool of draws and offspring. */
    static Pool of(List<Suggestion> draws, List<Suggestion> offspring, CandidateFactory factory) {
        // In parallel: the features of hundreds of networks take a while.
        return new Pool(Stream.concat(draws.stream(), offspring.stream()).parallel()
                .map(suggestion -> Candidate.of(suggestion, factory)).toList(), draws.size());
    }

    int size() {
        return candidates.size();
    }

    List<List<Double>> features() {
        return candidates.stream().map(Candidate::features).toList();
    }
}
