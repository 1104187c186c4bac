package io.evowire.core.objective;

import io.evowire.core.graph.CanonicalForm;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Canonical key of an architecture. Two architectures have the same key exactly when they have the
 * same stem and head and as many stages, and stage by stage the same channels, stride and operation
 * and isomorphic wirings: they are then one network whose nodes are numbered in two ways.
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
        byte[] text = canonical(architecture).getBytes(StandardCharsets.UTF_8);
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text);
            return new ArchitectureKey(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256.", e);
        }
    }

    /** Text that is equal for equal keys only. Stored keys depend on it: it must not change. */
    static String canonical(Architecture architecture) {
        var text = new StringBuilder("evowire-key/1\n");
        for (StemConvolution stem : architecture.stem()) {
            text.append("stem %d/%d\n".formatted(stem.channels(), stem.stride()));
        }
        for (Stage stage : architecture.stages()) {
            text.append("stage %d/%d %s %d %s\n".formatted(stage.channels(), stage.stride(),
                    stage.operation().notation(), stage.wiring().nodes(),
                    CanonicalForm.of(stage.wiring()).edges()));
        }
        return text.append("head %d\n".formatted(architecture.head().channels())).toString();
    }
}
