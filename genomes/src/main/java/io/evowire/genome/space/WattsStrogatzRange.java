package io.evowire.genome.space;

import io.evowire.core.graph.GraphModel;
import io.evowire.core.graph.WattsStrogatz;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Watts-Strogatz graphs.
 *
 * @param neighbours lattice degrees K, both bounds even and at least 2, odd values between them are
 *                   left out; cut to the largest even number below N for N nodes
 * @param rewiring   probabilities P that an edge is rewired, in [0, 1]
 */
public record WattsStrogatzRange(IntRange neighbours, RealRange rewiring) implements ModelRange {

    private static final int EVEN = 2; // step from one even degree to the next

    public WattsStrogatzRange {
        if (neighbours.min() < 2 || neighbours.min() % 2 != 0 || neighbours.max() % 2 != 0) {
            throw new IllegalArgumentException("""
                    The neighbours of Watts-Strogatz must range between even numbers of at least \
                    2, not in [%d, %d].""".formatted(neighbours.min(), neighbours.max()));
        }
        if (!(rewiring.min() >= 0 && rewiring.max() <= 1)) {
            throw new IllegalArgumentException("""
                    The rewiring probabilities of Watts-Strogatz must lie in [0, 1], \
                    not in [%s, %s].""".formatted(rewiring.min(), rewiring.max()));
        }
    }

    @Override
    public boolean describes(GraphModel model) {
        return model instanceof WattsStrogatz;
    }

    @Override
    public boolean contains(GraphModel model) {
        return model instanceof WattsStrogatz wattsStrogatz
                && neighbours.contains(wattsStrogatz.neighbours())
                && rewiring.contains(wattsStrogatz.rewiring());
    }

    @Override
    public GraphModel draw(int nodes, RandomGenerator random) {
        return new WattsStrogatz(nodes, within(nodes).draw(EVEN, random), rewiring.draw(random));
    }

    @Override
    public Optional<GraphModel> step(GraphModel model, double magnitude, RandomGenerator random) {
        if (!(model instanceof WattsStrogatz(int nodes, int k, double p))) {
            return Optional.empty();
        }
        List<GraphModel> steps = new ArrayList<>();
        within(nodes).step(k, EVEN, random)
                .ifPresent(next -> steps.add(new WattsStrogatz(nodes, next, p)));
        rewiring.step(p, magnitude, random)
                .ifPresent(next -> steps.add(new WattsStrogatz(nodes, k, next)));
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(steps.get(random.nextInt(steps.size())));
    }

    @Override
    public Optional<GraphModel> resized(GraphModel model, int nodes) {
        return model instanceof WattsStrogatz(int ignored, int k, double p)
                ? Optional.of(new WattsStrogatz(nodes, within(nodes).clamp(k), p))
                : Optional.empty();
    }

    @Override
    public void checkFits(int nodes) {
        new WattsStrogatz(nodes, neighbours.min(), rewiring.min());
    }

    private IntRange within(int nodes) {
        return neighbours.atMost((nodes - 1) / 2 * 2);
    }
}
