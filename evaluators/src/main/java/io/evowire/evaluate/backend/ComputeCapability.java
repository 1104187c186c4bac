package io.evowire.evaluate.backend;

import java.util.Comparator;

/**
 * NVIDIA's name for a generation of GPUs, such as 8.6; code for major.minor runs on every GPU of the
 * same major version with at least this minor version.
 *
 * @param major at least 1
 * @param minor at least 0
 */
public record ComputeCapability(int major, int minor) implements Comparable<ComputeCapability> {

    private static final Comparator<ComputeCapability> ORDER = Comparator
            .comparingInt(ComputeCapability::major).thenComparingInt(ComputeCapability::minor);

    /**
     * Reads {@code major.minor}.
     *
     * @throws IllegalArgumentException if the text is something else
     */
    public static ComputeCapability parse(String text) {
        if (!text.matches("[1-9]\\d?\\.\\d{1,2}")) {
            throw new IllegalArgumentException(
                    "A compute capability is written like 8.6, not \"%s\".".formatted(text));
        }
        int dot = text.indexOf('.');
        return new ComputeCapability(Integer.parseInt(text.substring(0, dot)),
                Integer.parseInt(text.substring(dot + 1)));
    }

    @Override
    public int compareTo(ComputeCapability other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
