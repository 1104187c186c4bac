package io.evowire.genome.space;

import io.evowire.core.graph.BarabasiAlbert;
import io.evowire.core.graph.GraphModel;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Barabasi-Albert graphs.
 *
 * @param attachments edges M that each new node adds, at least 1; cut to N - 1 for N nodes
 */
public record BarabasiAlbertRange(IntRange attachments) implements ModelRange {

    public BarabasiAlbertRange {
        if (attachments.min() < 1) {
            throw new IllegalArgumentException(
                    "The attachments of Barabasi-Albert must be at least 1, not in [%d, %d]."
                            .formatted(attachments.min(), attachments.max()));
        }
    }

    @Override
    public boolean describes(GraphModel model) {
        return model instanceof BarabasiAlbert;
    }

    @Override
    public boolean contains(GraphModel model) {
        return model instanceof BarabasiAlbert barabasiAlbert
                && attachments.contains(barabasiAlbert.attachments());
    }

    @Override
    public GraphModel draw(int nodes, RandomGenerator random) {
        return new BarabasiAlbert(nodes, within(nodes).draw(random));
    }

    @Override
    public Optional<GraphModel> step(GraphModel model, double magnitude, RandomGenerator random) {
        return model instanceof BarabasiAlbert(int nodes, int m)
                ? within(nodes).step(m, 1, random).map(next -> new BarabasiAlbert(nodes, next))
                : Optional.empty();
    }

    @Override
    public Optional<GraphModel> resized(GraphModel model, int nodes) {
        return model instanceof BarabasiAlbert barabasiAlbert
                ? Optional.of(new BarabasiAlbert(nodes,
                        within(nodes).clamp(barabasiAlbert.attachments())))
                : Optional.empty();
    }

    @Override
    public void checkFits(int nodes) {
        new BarabasiAlbert(nodes, attachments.min());
    }

    private IntRange within(int nodes) {
        return attachments.atMost(nodes - 1);
    }
}
