package io.evowire.core.objective;

import io.evowire.core.graph.CanonicalForm;
import io.evowire.core.graph.Dag;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Network;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.core.network.TensorShape;
import io.evowire.core.text.Sha256;

/**
 * Canonical key of an architecture. Two architectures have the same key exactly when they have the
 * same stem and head and as many stages, and stage by stage the same channels, stride and operation
 * and isomorphic wirings: they are then one network whose nodes are numbered in two ways.
 * <p>
 * That holds as long as no edge leads from a stage to a node of another one, which would tell nodes
 * apart that their own stage cannot. Networks with such edges have the key of the whole network,
 * {@link #of(Network)}; all others keep that of their architecture, under which they are recorded.
 *
 * @param hex SHA-256 as 64 lower-case hexadecimal digits
 */
public record ArchitectureKey(String hex) {

    public ArchitectureKey {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "A key has 64 lower-case hexadecimal digits, unlike '%s'.".formatted(hex));
        }
    }

    /** The key of an architecture. */
    public static ArchitectureKey of(Architecture architecture) {
        if (!architecture.links().isEmpty()) {
            return of(Network.of(architecture, new TensorShape(1, 1, 1), 2)); // no shape counts
        }
        return new ArchitectureKey(Sha256.hex(canonical(architecture)));
    }

    /**
     * The key of a whole network, with the edges between its stages. Two networks have the same one
     * exactly when they are one network whose nodes are numbered in two ways. As in the key of an
     * architecture, neither the size of the images nor the number of classes counts.
     */
    public static ArchitectureKey of(Network network) {
        return new ArchitectureKey(Sha256.hex(NetworkGraph.canonical(network)));
    }

    // Text that is equal for equal keys only. Stored keys depend on it, so it must never change; it
    // is joined, not formatted, since %d writes other digits in some locales.
    static String canonical(Architecture architecture) {
        var text = new StringBuilder("evowire-key/1\n");
        for (StemConvolution stem : architecture.stem()) {
            text.append("stem " + stem.channels() + "/" + stem.stride() + "\n");
        }
        for (Stage stage : architecture.stages()) {
            Dag form = CanonicalForm.of(stage.wiring());
            text.append("stage " + stage.channels() + "/" + stage.stride() + " "
                    + stage.operation().notation() + " " + form.nodes() + " " + form.edges()
                    + "\n");
        }
        return text.append("head " + architecture.head().channels() + "\n").toString();
    }
}
