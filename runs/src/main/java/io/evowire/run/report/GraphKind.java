package io.evowire.run.report;

import io.evowire.core.graph.ConnectionMatrix;
import io.evowire.core.graph.GraphFamilies;
import io.evowire.core.graph.GraphFamily;
import io.evowire.core.graph.NamedGraph;
import io.evowire.genome.space.SearchSpace;
import io.evowire.genome.space.Wiring;
import java.util.List;
import java.util.stream.Stream;

/**
 * A family of graphs as the page names it. Its place in the list gives its colour and symbol.
 *
 * @param code    such as {@code WS}
 * @param name    for people
 * @param drawing how its graphs are drawn, with {@code %s} for each parameter's value
 */
public record GraphKind(String code, String name, String drawing) {

    /**
     * The kinds of a run: those of the paper, so that each has its colour on all pages, and what
     * else the space has.
     */
    static List<GraphKind> of(SearchSpace space) {
        return Stream.of(GraphFamilies.ALL.stream()
                .filter(family -> GraphFamilies.OF_THE_PAPER.contains(family)
                        || space.models().of(family).isPresent()),
                space.graphs().graphs().stream().map(NamedGraph::family).limit(1),
                space.wiring() == Wiring.MATRIX
                        ? Stream.of(ConnectionMatrix.FAMILY)
                        : Stream.<GraphFamily>empty())
                .flatMap(families -> families)
                .map(family -> new GraphKind(family.code(), family.name(), family.drawing()))
                .toList();
    }
}
