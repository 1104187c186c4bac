package io.evowire.run.study.paper;

import io.evowire.run.export.CsvRow;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every removal of a study of damage as CSV: network, what was removed, its degree (the output
 * degree of a node, the input degree of an edge's target), the accuracy lost, and that lost where
 * an output of a stage leaves its mean. Losses are fractions in [-1, 1].
 */
final class RemovalsTable {

    private static final List<String> COLUMNS = List.of("model", "graph", "seed", "stage",
            "removed", "node", "to", "degree", "loss", "leaving");

    private RemovalsTable() {}

    /** One row a removal: of each network the nodes, then the edges. */
    static String csv(List<DamagedNetwork> networks) {
        return Stream.concat(Stream.of(CsvRow.of(COLUMNS.stream())),
                networks.stream().flatMap(network -> Stream.concat(nodes(network),
                        edges(network))))
                .collect(Collectors.joining());
    }

    private static Stream<String> nodes(DamagedNetwork network) {
        return network.damage().nodes().stream().map(node -> row(network, node.stage(), "node",
                node.node(), "", network.outputs(node.stage(), node.node()), node.loss(),
                Objects.requireNonNullElse(node.leaving(), "")));
    }

    private static Stream<String> edges(DamagedNetwork network) {
        return network.damage().edges().stream().map(edge -> row(network, edge.stage(), "edge",
                edge.from(), edge.to(), network.inputs(edge.stage(), edge.to()), edge.loss(),
                ""));
    }

    private static String row(DamagedNetwork network, Object... cells) {
        return CsvRow.of(Stream.concat(
                Stream.<Object>of(network.model(), network.graph(), network.seed()),
                Stream.of(cells)).map(Object::toString));
    }
}
