package io.evowire.run.report;

import io.evowire.core.graph.GraphFamilies;
import java.util.List;

/**
 * A family of graphs as the page names it. Its place in the list gives its colour and symbol.
 *
 * @param code    such as {@code WS}
 * @param name    for people
 * @param drawing how its graphs are drawn, with {@code %s} for each parameter's value
 */
public record GraphKind(String code, String name, String drawing) {

    /** All kinds, those of the catalogue. */
    static final List<GraphKind> ALL = GraphFamilies.ALL.stream()
            .map(family -> new GraphKind(family.code(), family.name(), family.drawing())).toList();
}
