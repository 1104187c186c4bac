package io.evowire.genome.space;

import io.evowire.core.graph.ErdosRenyi;
import io.evowire.core.graph.GraphModel;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Erdos-Renyi graphs G(N, P). Graphs with P far below ln(N)/N are hardly ever connected; such values
 * are drawn again, so a range that reaches there is searched in its upper part only.
 *
 * @param probability edge probabilities P, in (0, 1]
 */
public record ErdosRenyiRange(RealRange probability) implements ModelRange {

    public ErdosRenyiRange {
        if (!(probability.min() > 0 && probability.max() <= 1)) {
            throw new IllegalArgumentException(
                    "The edge probabilities of Erdos-Renyi must lie in (0, 1], not in [%s, %s]."
                            .formatted(probability.min(), probability.max()));
        }
    }

    @Override
    public boolean describes(GraphModel model) {
        return model instanceof ErdosRenyi;
    }

    @Override
    public boolean contains(GraphModel model) {
        return model instanceof ErdosRenyi erdosRenyi
                && probability.contains(erdosRenyi.probability());
    }

    @Override
    public GraphModel draw(int nodes, RandomGenerator random) {
        return new ErdosRenyi(nodes, probability.draw(random));
    }

    @Override
    public Optional<GraphModel> step(GraphModel model, double magnitude, RandomGenerator random) {
        return model instanceof ErdosRenyi(int nodes, double p)
                ? probability.step(p, magnitude, random).map(next -> new ErdosRenyi(nodes, next))
                : Optional.empty();
    }

    @Override
    public Optional<GraphModel> resized(GraphModel model, int nodes) {
        return model instanceof ErdosRenyi erdosRenyi
                ? Optional.of(new ErdosRenyi(nodes, erdosRenyi.probability()))
                : Optional.empty();
    }

    @Override
    public void checkFits(int nodes) {
        new ErdosRenyi(nodes, probability.max());
    }
}
