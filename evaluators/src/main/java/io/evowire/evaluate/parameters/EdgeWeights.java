package io.evowire.evaluate.parameters;

import io.evowire.core.network.Network;
import io.evowire.core.network.NetworkEdge;
import io.evowire.core.network.NetworkEdge.Source.Linked;
import io.evowire.core.network.NetworkEdge.Source.Within;
import io.evowire.core.network.Node;
import io.evowire.evaluate.EdgeWeight;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterBlock.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The trained weights of a network's edges, for those who draw it. */
public final class EdgeWeights {

    private static final String ENTRY = "edges.csv";

    private EdgeWeights() {}

    /**
     * The weights of all edges that have one, by stage, then by the node that they enter.
     *
     * @param parameters as {@link ParameterLayout} lays them out
     */
    public static List<EdgeWeight> of(Network network, Map<Group, float[]> parameters) {
        var layout = ParameterLayout.of(network);
        float[] scalars = parameters.get(Kind.EDGES.group());
        List<EdgeWeight> weights = new ArrayList<>();
        for (NetworkEdge edge : network.edges()) {
            Node.Wired to = (Node.Wired) network.nodes().get(edge.reader());
            layout.of(edge.reader()).stream().filter(block -> block.kind() == Kind.EDGES)
                    .mapToDouble(block -> sigmoid(scalars[block.offset() + edge.input()]))
                    .mapToObj(weight -> switch (edge.source()) {
                        case Within from -> new EdgeWeight(to.stage(), from.index(), to.index(),
                                weight);
                        case Linked from -> new EdgeWeight(to.stage(), from.index(), to.index(),
                                weight, from.stage());
                    }).forEach(weights::add);
        }
        return weights;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /**
     * The table inside a model that an older run kept in DL4J's format; empty if it has none.
     *
     * @throws IOException if the file is no model
     */
    public static List<EdgeWeight> ofDl4j(byte[] file) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null;) {
                if (entry.getName().equals(ENTRY)) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1)
                            .map(line -> line.split(",")).map(EdgeWeights::parse).toList();
                }
            }
            return List.of();
        }
    }

    private static EdgeWeight parse(String[] row) {
        return new EdgeWeight(Integer.parseInt(row[0]), Integer.parseInt(row[1]),
                Integer.parseInt(row[2]), Double.parseDouble(row[3]));
    }
}
