package io.evowire.evaluate.train;

import io.evowire.core.network.Network;
import io.evowire.core.network.Node;
import io.evowire.evaluate.EdgeWeight;
import io.evowire.evaluate.train.ParameterBlock.Group;
import io.evowire.evaluate.train.ParameterBlock.Kind;
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
        List<EdgeWeight> weights = new ArrayList<>();
        for (ParameterBlock block : ParameterLayout.of(network).blocks()) {
            if (block.kind() == Kind.EDGES
                    && network.nodes().get(block.node()) instanceof Node.Wired to) {
                float[] scalars = parameters.get(block.kind().group());
                for (int i = 0; i < block.length(); i++) {
                    weights.add(new EdgeWeight(to.stage(), index(network, to.inputs().get(i)),
                            to.index(), sigmoid(scalars[block.offset() + i])));
                }
            }
        }
        return weights;
    }

    // Only a node of the same stage is one of several inputs: what a stage reads is one.
    private static int index(Network network, int input) {
        return ((Node.Wired) network.nodes().get(input)).index();
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
