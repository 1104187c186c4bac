package io.evowire.evaluate.train;

import io.evowire.core.network.Network;
import io.evowire.core.network.NetworkEdge;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.parameters.RandomStreams;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Which edge a step trains without. It follows from the seed and the step.
 * <p>
 * Without it, its target adds up what is left, each at its own weight. The weight of the edge gets
 * no gradient, but its velocity, which shrinks by the momentum, still moves it; no edge's weight
 * decays.
 *
 * @param edges       links included, that may be removed
 * @param probability that a step is without one of them, in [0, 1]
 * @param seed        of the recipe
 */
record RemovedEdge(List<NetworkEdge> edges, double probability, long seed) {

    /** All steps train with all edges. */
    static final RemovedEdge NEVER = new RemovedEdge(List.of(), 0, 0);

    RemovedEdge {
        edges = List.copyOf(edges);
    }

    /** Of the edges whose targets have other inputs, too. */
    static RemovedEdge of(Network network, TrainingRecipe recipe) {
        double probability = recipe.omitted().edgeRemoval();
        return probability == 0
                ? NEVER
                : new RemovedEdge(network.edges().stream()
                        .filter(edge -> network.nodes().get(edge.reader()).inputs().size() > 1)
                        .toList(), probability, recipe.seed());
    }

    /** The edge that a step trains without; empty if it trains with all. */
    Optional<NetworkEdge> at(int step) {
        if (edges.isEmpty()) {
            return Optional.empty();
        }
        RandomGenerator random = new RandomStreams(seed).edge(step);
        return random.nextDouble() < probability
                ? Optional.of(edges.get(random.nextInt(edges.size())))
                : Optional.empty();
    }
}
