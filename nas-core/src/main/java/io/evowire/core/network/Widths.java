package io.evowire.core.network;

/** The bounds that stem and stages share. */
final class Widths {

    private Widths() {}

    static void check(String part, int channels, int stride) {
        if (channels < 1) {
            throw new IllegalArgumentException(
                    "The channels of a %s must be at least 1, not %d.".formatted(part, channels));
        }
        if (stride != 1 && stride != 2) {
            throw new IllegalArgumentException(
                    "The stride of a %s must be 1 or 2, not %d.".formatted(part, stride));
        }
    }
}
