package io.evowire.evaluate.backend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

/** The backends of ND4J that a build may have on its class path. */
public enum BackendKind {

    /** nd4j-native: every machine. */
    CPU("nd4j-native"),

    /** nd4j-cuda-11.6: the build with {@code -Pcuda}. */
    CUDA("nd4j-cuda-11.6");

    private static final String SERVICE = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";

    private final String artifact;

    BackendKind(String artifact) {
        this.artifact = artifact;
    }

    /** Name of the artifact. */
    public String artifact() {
        return artifact;
    }

    /**
     * The backend that ND4J would load, found without loading it: CUDA goes first where both are.
     */
    public static BackendKind onClassPath() {
        try {
            var files = BackendKind.class.getClassLoader().getResources(SERVICE);
            for (URL file : Collections.list(files)) {
                try (var reader = new BufferedReader(
                        new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
                    if (reader.lines().anyMatch(BackendKind::namesCuda)) {
                        return CUDA;
                    }
                }
            }
            return CPU;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The class path cannot be read.", unreadable);
        }
    }

    static boolean namesCuda(String line) {
        return !line.startsWith("#") && line.contains("jcublas");
    }
}
