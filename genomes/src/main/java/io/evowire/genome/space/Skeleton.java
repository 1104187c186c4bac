package io.evowire.genome.space;

import io.evowire.core.bounds.Bounded;
import io.evowire.core.bounds.Listed;
import io.evowire.core.bounds.RecordBounds;
import io.evowire.core.network.Head;
import io.evowire.core.network.StemConvolution;
import io.evowire.genome.SkeletonGenome;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the stages, and the strides of these: each value is fixed and common to all
 * networks of a search, or several to choose from. What can be chosen is inherited.
 *
 * @param stem         3x3 convolutions, at least one
 * @param strides      strides of the stages in order, each 1 or 2; the last one also holds for all
 *                     further stages, so {@code [2]} gives every stage stride 2
 * @param headChannels output channels of the head's 1x1 convolution, at least 1
 */
public record Skeleton(@Listed List<StemChoice> stem,
        @Listed List<@Bounded(min = 1, max = 2, whole = true) IntChoice> strides,
        @Bounded(min = 1, whole = true) IntChoice headChannels) {

    private static final RecordBounds BOUNDS = RecordBounds.of(Skeleton.class);

    public Skeleton {
        stem = List.copyOf(stem);
        strides = List.copyOf(strides);
        headChannels.values().forEach(
                value -> BOUNDS.check("headChannels", "The channels of the head", value));
        if (!BOUNDS.allows("stem", stem)) {
            throw new IllegalArgumentException(
                    "The stem needs at least one convolution, such as 16 channels with stride 1.");
        }
        if (!BOUNDS.allows("strides", strides) || !strides.stream()
                .flatMap(stride -> stride.values().stream())
                .allMatch(BOUNDS.get("strides")::contains)) {
            throw new IllegalArgumentException("""
                    The strides of the stages must be a list of numbers %s, or of lists of such \
                    numbers to choose from, not %s. Use [2] for stride 2 everywhere.""".formatted(
                    BOUNDS.get("strides").words(), strides));
        }
    }

    /** A skeleton that all networks have in common. */
    public static Skeleton fixed(List<StemConvolution> stem, List<Integer> strides,
            int headChannels) {
        return new Skeleton(stem.stream().map(StemChoice::of).toList(),
                strides.stream().map(IntChoice::of).toList(), IntChoice.of(headChannels));
    }

    /** Whether all networks have the same stem and head. */
    public boolean hasFixedEnds() {
        return stem.stream().allMatch(StemChoice::isFixed) && headChannels.isFixed();
    }

    /** Whether all networks have the same strides; else each stage inherits its own. */
    public boolean hasFixedStrides() {
        return strides.stream().allMatch(IntChoice::isFixed);
    }

    /** Every value that the stride of some stage may have. */
    public IntChoice anyStride() {
        return new IntChoice(strides.stream().flatMap(stride -> stride.values().stream()).sorted()
                .distinct().toList());
    }

    /** Whether stem and head can be chosen; null is the right choice where they are fixed. */
    public boolean contains(@Nullable SkeletonGenome chosen) {
        if (hasFixedEnds() || chosen == null) {
            return hasFixedEnds() && chosen == null;
        }
        return headChannels.contains(chosen.headChannels())
                && chosen.stem().size() == stem.size() && IntStream.range(0, stem.size())
                        .allMatch(i -> stem.get(i).contains(chosen.stem().get(i)));
    }

    /** Stem and head drawn uniformly; null, without drawing, where they are fixed. */
    public @Nullable SkeletonGenome draw(RandomGenerator random) {
        return hasFixedEnds()
                ? null
                : new SkeletonGenome(stem.stream()
                        .map(conv -> new StemConvolution(conv.channels().draw(random),
                                conv.stride().draw(random)))
                        .toList(), headChannels.draw(random));
    }

    /** The smallest values of stem and head; null where they are fixed. */
    public @Nullable SkeletonGenome smallest() {
        return hasFixedEnds()
                ? null
                : new SkeletonGenome(stem(null), headChannels.min());
    }

    /** The stem of a network. */
    public List<StemConvolution> stem(@Nullable SkeletonGenome chosen) {
        return chosen != null
                ? chosen.stem()
                : stem.stream().map(conv -> new StemConvolution(conv.channels().min(),
                        conv.stride().min())).toList();
    }

    /** The head of a network. */
    Head head(@Nullable SkeletonGenome chosen) {
        return new Head(chosen != null ? chosen.headChannels() : headChannels.min());
    }

    /**
     * The stride of a stage: what it inherits, or the nearest value that its place allows.
     *
     * @param stage index of the stage
     */
    int stride(int stage, @Nullable Integer inherited) {
        IntChoice allowed = at(stage);
        return inherited == null ? allowed.min() : allowed.nearest(inherited);
    }

    /** The costliest stem: as wide as can be, with the smallest strides. */
    public List<StemConvolution> costliestStem() {
        return stem.stream().map(
                conv -> new StemConvolution(conv.channels().max(), conv.stride().min())).toList();
    }

    /** What the stride of a stage may be. */
    public IntChoice at(int stage) {
        return strides.get(Math.min(stage, strides.size() - 1));
    }
}
