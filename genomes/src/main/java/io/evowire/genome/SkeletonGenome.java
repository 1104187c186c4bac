package io.evowire.genome;

import io.evowire.core.network.Head;
import io.evowire.core.network.StemConvolution;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The heritable form of what stands around the stages, where the search space leaves it open. It is
 * inherited as one unit.
 *
 * @param stem         3x3 convolutions, at least one
 * @param headChannels output channels of the head's 1x1 convolution, at least 1
 */
public record SkeletonGenome(List<StemConvolution> stem, int headChannels)
        implements
            GenomePart {

    public SkeletonGenome {
        stem = List.copyOf(stem);
        if (stem.isEmpty()) {
            throw new IllegalArgumentException("A stem needs at least one convolution.");
        }
        new Head(headChannels); // knows its bounds
    }

    /** Exact short form: {@code stem=8/1,16/2 head=64}, channels and stride of each convolution. */
    public String notation() {
        return "stem=%s head=%s".formatted(stem.stream()
                .map(conv -> conv.channels() + "/" + conv.stride())
                .collect(Collectors.joining(",")), headChannels);
    }
}
