package io.evowire.core.network;

import io.evowire.core.bounds.Bounded;

/**
 * One 3x3 convolution of the stem, without bias, followed by batch normalisation.
 *
 * @param channels output channels, at least 1
 * @param stride   1 or 2
 */
public record StemConvolution(@Bounded(min = 1) int channels,
        @Bounded(min = 1, max = 2) int stride) {

    public StemConvolution {
        Widths.check("stem convolution", channels, stride);
    }
}
