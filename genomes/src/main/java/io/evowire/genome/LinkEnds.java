package io.evowire.genome;

import java.util.Comparator;

/**
 * A link as the stage that it leads to sees it. The other stage is known by its distance: so a
 * stage keeps its links wherever it stands.
 *
 * @param back how many stages lie between the two, and one: 1 for the stage before
 * @param from index of a node of the earlier stage
 * @param to   index of a node of the stage that it leads to
 */
public record LinkEnds(int back, int from, int to) implements Comparable<LinkEnds> {

    private static final Comparator<LinkEnds> ORDER = Comparator.comparingInt(LinkEnds::back)
            .thenComparingInt(LinkEnds::from).thenComparingInt(LinkEnds::to);

    public LinkEnds {
        if (back < 1 || from < 0 || to < 0) {
            throw new IllegalArgumentException("""
                    A link comes from a stage at least 1 before and joins nodes counted from 0, \
                    unlike %d:%d->%d.""".formatted(back, from, to));
        }
    }

    @Override
    public int compareTo(LinkEnds other) {
        return ORDER.compare(this, other);
    }

    /** Distance and nodes: {@code 1:0->5}. */
    @Override
    public String toString() {
        return back + ":" + from + "->" + to;
    }
}
