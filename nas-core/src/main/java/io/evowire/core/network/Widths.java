package io.evowire.core.network;

import io.evowire.core.bounds.RecordBounds;

/** The bounds that stem and stages share. */
final class Widths {

    private static final RecordBounds BOUNDS = RecordBounds.of(StemConvolution.class);

    private Widths() {}

    static void check(String part, int channels, int stride) {
        BOUNDS.check("channels", "The channels of a " + part, channels);
        BOUNDS.check("stride", "The stride of a " + part, stride);
    }
}
