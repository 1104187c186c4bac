package io.evowire.genome.mutation;

import io.evowire.core.graph.Dag;
import io.evowire.genome.LinkEnds;
import io.evowire.genome.LinkGenome;
import io.evowire.genome.StageGenome;
import java.util.List;
import java.util.SortedSet;

/**
 * A stage among those that it can be linked with.
 *
 * @param before wirings of the stages before it, in order
 * @param wiring its own
 */
record Place(List<Dag> before, Dag wiring) {

    Place {
        before = List.copyOf(before);
    }

    static Place of(StageGenome stage, List<StageGenome> before) {
        return new Place(before.stream().map(StageGenome::wiring).toList(), stage.wiring());
    }

    /** The links that genes give it here. */
    SortedSet<LinkEnds> links(LinkGenome genes) {
        return genes.links(before, wiring);
    }

    /** Every link that it can have here. */
    List<LinkEnds> possible() {
        return LinkGenome.possible(before, wiring).toList();
    }

    /** The genes with the edits that give it these links here. */
    LinkGenome withLinks(LinkGenome genes, SortedSet<LinkEnds> links) {
        return genes.withLinks(links, before, wiring);
    }
}
