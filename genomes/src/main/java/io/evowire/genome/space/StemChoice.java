package io.evowire.genome.space;

import io.evowire.core.bounds.BoundedLike;
import io.evowire.core.network.StemConvolution;

/**
 * A convolution of the stem, each of whose values is fixed or several to choose from.
 *
 * @param channels output channels
 * @param stride   1 or 2
 */
@BoundedLike(StemConvolution.class)
public record StemChoice(IntChoice channels, IntChoice stride) {

    public StemChoice {
        // A convolution knows its bounds; each value is checked beside a sound other one.
        channels.values().forEach(value -> new StemConvolution(value, 1));
        stride.values().forEach(value -> new StemConvolution(1, value));
    }

    /** A convolution that is fixed. */
    public static StemChoice of(StemConvolution convolution) {
        return new StemChoice(IntChoice.of(convolution.channels()),
                IntChoice.of(convolution.stride()));
    }

    boolean isFixed() {
        return channels.isFixed() && stride.isFixed();
    }

    boolean contains(StemConvolution convolution) {
        return channels.contains(convolution.channels())
                && stride.contains(convolution.stride());
    }
}
