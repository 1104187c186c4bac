package io.evowire.genome.space;

import io.evowire.core.bounds.Bounded;
import io.evowire.core.bounds.Listed;
import io.evowire.core.bounds.RecordBounds;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.genome.Genome;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What all networks of a search have in common: everything but the stages, and the strides of these.
 *
 * @param stem         3x3 convolutions, at least one
 * @param strides      strides of the stages in order, each 1 or 2; the last one also holds for all
 *                     further stages, so {@code [2]} gives every stage stride 2
 * @param headChannels output channels of the head's 1x1 convolution, at least 1
 */
public record Skeleton(@Listed List<StemConvolution> stem,
        @Listed List<@Bounded(min = 1, max = 2) Integer> strides,
        @Bounded(min = 1) int headChannels) {

    private static final RecordBounds BOUNDS = RecordBounds.of(Skeleton.class);

    public Skeleton {
        stem = List.copyOf(stem);
        strides = List.copyOf(strides);
        BOUNDS.check("headChannels", "The channels of the head", headChannels);
        if (!BOUNDS.allows("stem", stem)) {
            throw new IllegalArgumentException(
                    "The stem needs at least one convolution, such as 16 channels with stride 1.");
        }
        if (!BOUNDS.allows("strides", strides)
                || !strides.stream().allMatch(BOUNDS.get("strides")::contains)) {
            throw new IllegalArgumentException("""
                    The strides of the stages must be a list of numbers %s, not %s. \
                    Use [2] for stride 2 everywhere.""".formatted(
                    BOUNDS.get("strides").words(), strides));
        }
    }

    /** The network that a genome describes within this skeleton. */
    public Architecture architecture(Genome genome) {
        List<Stage> stages = IntStream.range(0, genome.stages().size())
                .mapToObj(i -> genome.stages().get(i).stage(stride(i))).toList();
        return new Architecture(stem, stages, new Head(headChannels));
    }

    private int stride(int stage) {
        return strides.get(Math.min(stage, strides.size() - 1));
    }
}
