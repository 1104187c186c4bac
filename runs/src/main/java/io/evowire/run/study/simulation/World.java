package io.evowire.run.study.simulation;

import io.evowire.core.statistics.ResponseSurface;
import io.evowire.core.statistics.forest.RandomForest;
import io.evowire.run.json.Spelling;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.Randomness;
import io.evowire.run.store.Proposal;
import io.evowire.run.surrogate.Features;
import io.evowire.run.surrogate.NearestNeighbours;
import io.evowire.run.surrogate.NetworkFeatures;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How the accuracy of a network that nobody trained follows from those of some that were. None of
 * them is the model that searches: a search judged by its own model would be judged too well.
 */
public enum World {
    /** The mean over the nearest networks, see {@link NearestNeighbours}. */
    NEIGHBOURS("the mean of the %d nearest ones".formatted(NearestNeighbours.K)),
    /** A forest of regression trees, see {@link RandomForest}. */
    FOREST("a random forest"),
    /** A polynomial of second order, see {@link ResponseSurface}. */
    SURFACE("a polynomial of second order");

    private static final int TREES = 500;

    private final String words;

    World(String words) {
        this.words = words;
    }

    /**
     * What is fitted.
     *
     * @param at      accuracy to expect of a network, fraction
     * @param without accuracy to expect of each known network from others alone, in their order
     */
    record Fit(ToDoubleFunction<Proposal> at, List<Double> without) {}

    /** Names of the coordinates that it looks at. */
    public List<String> features() {
        return this == NEIGHBOURS ? Features.NAMES : NetworkFeatures.NAMES;
    }

    /** What it is, in words. */
    public String words() {
        return words;
    }

    /**
     * Fits to networks.
     *
     * @param means mean accuracy of each, fraction
     */
    Fit fit(List<Proposal> networks, List<Double> means, CandidateFactory factory) {
        List<List<Double>> points = networks.stream().map(one -> features(one, factory)).toList();
        return switch (this) {
            case NEIGHBOURS -> {
                var neighbours = new NearestNeighbours(points, means);
                yield new Fit(one -> neighbours.at(features(one, factory)),
                        neighbours.leaveOneOut());
            }
            case FOREST -> {
                var forest = RandomForest.of(points, means, TREES, new Randomness(0).of("forest"));
                yield new Fit(one -> forest.at(features(one, factory)), forest.outOfBag());
            }
            case SURFACE -> {
                var surface = ResponseSurface.of(points, means);
                yield new Fit(one -> surface.at(features(one, factory)), surface.leaveOneOut());
            }
        };
    }

    private List<Double> features(Proposal network, CandidateFactory factory) {
        return this == NEIGHBOURS
                ? Features.of(factory, network)
                : NetworkFeatures.of(factory.network(factory.genome(network.genome())));
    }

    /** As on the command line: {@code forest}. */
    @Override
    public String toString() {
        return Spelling.of(this);
    }
}
