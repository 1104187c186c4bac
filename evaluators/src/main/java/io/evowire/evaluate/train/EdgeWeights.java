package io.evowire.evaluate.train;

import io.evowire.core.network.Network;
import io.evowire.core.network.Node;
import io.evowire.evaluate.EdgeWeight;
import io.evowire.evaluate.train.ParameterBlock.Group;
import io.evowire.evaluate.train.ParameterBlock.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The trained weights of a network's edges, as a small table inside the file of its model. DL4J leaves
 * entries alone that it does not know; who only wants to draw the network reads this one, and needs
 * neither ND4J nor the layout of parameters.
 */
public final class EdgeWeights {

    private static final String ENTRY = "edges.csv";
    private static final String HEAD = "stage,from,to,weight";

    private EdgeWeights() {}

    /**
     * The weights of all edges that have one, by stage, then by the node that they enter.
     *
     * @param parameters as {@link ParameterLayout} lays them out
     */
    static List<EdgeWeight> of(Network network, Map<Group, float[]> parameters) {
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

    /** Adds the table to a model that was written. */
    static void append(Path model, List<EdgeWeight> weights) throws IOException {
        var table = new StringBuilder(HEAD).append('\n');
        weights.forEach(edge -> table.append(edge.stage()).append(',').append(edge.from())
                .append(',').append(edge.to()).append(',').append((float) edge.weight())
                .append('\n'));
        try (FileSystem zip = FileSystems.newFileSystem(model)) {
            Files.writeString(zip.getPath(ENTRY), table);
        }
    }

    /**
     * The table of a model; empty if it has none, as models have that were saved by other means.
     *
     * @throws IOException if the file cannot be read or is no model
     */
    public static List<EdgeWeight> read(Path model) throws IOException {
        try (var zip = new ZipFile(model.toFile())) {
            ZipEntry entry = zip.getEntry(ENTRY);
            if (entry == null) {
                return List.of();
            }
            return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)
                    .lines().skip(1).map(line -> line.split(",")).map(EdgeWeights::parse)
                    .toList();
        }
    }

    private static EdgeWeight parse(String[] row) {
        return new EdgeWeight(Integer.parseInt(row[0]), Integer.parseInt(row[1]),
                Integer.parseInt(row[2]), Double.parseDouble(row[3]));
    }
}
