package io.evowire.core.network;

import java.util.Comparator;

/**
 * A connection from a node of a stage to a node of a later stage, beside the one that runs
 * through the output of the stage before.
 *
 * @param fromStage index of the earlier stage
 * @param from      index of its node
 * @param toStage   index of the later stage
 * @param to        index of its node, which must have predecessors within its stage
 */
public record Link(int fromStage, int from, int toStage, int to) implements Comparable<Link> {

    // By the node that reads, then by what it reads: the order in which inputs stand.
    private static final Comparator<Link> ORDER = Comparator.comparingInt(Link::toStage)
            .thenComparingInt(Link::fromStage).thenComparingInt(Link::from)
            .thenComparingInt(Link::to);

    public Link {
        if (fromStage < 0 || toStage <= fromStage) {
            throw new IllegalArgumentException(
                    "A link runs from a stage to a later one, not from stage %d to stage %d."
                            .formatted(fromStage, toStage));
        }
    }

    @Override
    public int compareTo(Link other) {
        return ORDER.compare(this, other);
    }
}
