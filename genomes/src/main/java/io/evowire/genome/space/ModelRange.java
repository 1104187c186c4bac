package io.evowire.genome.space;

import io.evowire.core.graph.GraphModel;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Ranges of the parameters of one kind of random graph.
 * <p>
 * Degrees are bounded by the node count: the lower bound of a range must fit the smallest node count
 * of the space, and its upper bound is cut, for each drawn node count N, to the largest degree below
 * N. So every node count goes with every kind of model.
 */
public sealed interface ModelRange
        permits ErdosRenyiRange, BarabasiAlbertRange, WattsStrogatzRange {

    /** Whether the model is of this kind, whatever its parameters. */
    boolean describes(GraphModel model);

    /** Whether the model is of this kind and its parameters lie in the ranges. */
    boolean contains(GraphModel model);

    /** A model of this kind whose parameters are drawn uniformly. */
    GraphModel draw(int nodes, RandomGenerator random);

    /**
     * The model with one parameter a small step away: a degree to the next value, a probability by a
     * Gaussian step.
     *
     * @param magnitude standard deviation of a Gaussian step as a fraction of the parameter's range
     * @return empty if the model is not of this kind or no parameter has another value near
     */
    Optional<GraphModel> step(GraphModel model, double magnitude, RandomGenerator random);

    /**
     * The model with another node count, its degree cut to what that count allows.
     *
     * @return empty if the model is not of this kind
     */
    Optional<GraphModel> resized(GraphModel model, int nodes);

    /**
     * @throws IllegalArgumentException if a graph of that many nodes has no model of this range
     */
    void checkFits(int nodes);
}
