package io.evowire.core.graph;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The catalogue of families. */
public final class GraphFamilies {

    /** All families; newer ones at the end, because pages give colours by place. */
    public static final List<GraphFamily> ALL = List.of(ErdosRenyi.FAMILY, BarabasiAlbert.FAMILY,
            WattsStrogatz.FAMILY);

    private GraphFamilies() {}

    /** The family of this code, in upper or lower case. */
    static Optional<GraphFamily> find(String code) {
        return ALL.stream().filter(family -> family.code().equals(code.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** How models are written, such as {@code ER(P), BA(M) or WS(K, P)}. */
    static String forms() {
        return ALL.stream().limit(ALL.size() - 1L).map(GraphFamily::form)
                .collect(Collectors.joining(", ")) + " or " + ALL.getLast().form();
    }
}
