package io.evowire.core.graph;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue of families. */
public final class GraphFamilies {

    /** Those of Xie et al. 2019. */
    public static final List<GraphFamily> OF_THE_PAPER = List.of(ErdosRenyi.FAMILY,
            BarabasiAlbert.FAMILY, WattsStrogatz.FAMILY);

    /** All families; newer ones at the end, because random draws and colours go by place. */
    public static final List<GraphFamily> ALL = Stream.concat(OF_THE_PAPER.stream(),
            Stream.of(DuplicationDivergence.FAMILY, RandomDag.FAMILY, Spatial.FAMILY,
                    HierarchicalModular.FAMILY, Niche.FAMILY, WattsStrogatzFlex.FAMILY,
                    Nago.FAMILY))
            .toList();

    private GraphFamilies() {}

    /** The family of this code, in upper or lower case. */
    static Optional<GraphFamily> find(String code) {
        return ALL.stream().filter(family -> family.code().equals(code.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** How models are written, such as {@code ER(P), BA(M) or WS(K, P)}. */
    static String forms() {
        return anyOf(GraphFamily::form);
    }

    /** The names in a configuration: {@code erdosRenyi, barabasiAlbert or wattsStrogatz}. */
    public static String keys() {
        return anyOf(GraphFamily::key);
    }

    private static String anyOf(Function<GraphFamily, String> name) {
        return ALL.stream().limit(ALL.size() - 1L).map(name).collect(Collectors.joining(", "))
                + " or " + name.apply(ALL.getLast());
    }
}
