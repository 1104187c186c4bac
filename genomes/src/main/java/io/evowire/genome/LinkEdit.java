package io.evowire.genome;

/**
 * Difference of one link between those that are drawn for a stage and those that it has. An edit
 * whose nodes are not there, or that changes nothing, is ignored.
 */
public sealed interface LinkEdit extends Comparable<LinkEdit> {

    /** The link that is added or removed. */
    LinkEnds link();

    /** Short form: {@code +1:0->5} or {@code -2:1->2}. */
    String notation();

    /** By link. */
    @Override
    default int compareTo(LinkEdit other) {
        return link().compareTo(other.link());
    }

    /** A link that was not drawn. */
    record Add(LinkEnds link) implements LinkEdit {

        @Override
        public String notation() {
            return "+" + link;
        }
    }

    /** A link that was drawn and the stage does not have. */
    record Remove(LinkEnds link) implements LinkEdit {

        @Override
        public String notation() {
            return "-" + link;
        }
    }
}
