package io.evowire.genome.mutation;

import io.evowire.core.network.StemConvolution;
import io.evowire.genome.SkeletonGenome;
import io.evowire.genome.space.SearchSpace;
import io.evowire.genome.space.Skeleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Moves one value of stem and head to the next smaller or larger one that the space has, drawn
 * uniformly from all such moves.
 */
public record StepSkeleton() implements Mutation {

    @Override
    public String name() {
        return "skeleton";
    }

    /** Changed stem and head; empty if the space leaves no choice. */
    public Optional<SkeletonGenome> mutate(SkeletonGenome skeleton, SearchSpace space,
            RandomGenerator random) {
        List<SkeletonGenome> steps = steps(skeleton, space.skeleton());
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(steps.get(random.nextInt(steps.size())));
    }

    private static List<SkeletonGenome> steps(SkeletonGenome skeleton, Skeleton space) {
        List<SkeletonGenome> steps = new ArrayList<>();
        for (int i = 0; i < skeleton.stem().size(); i++) {
            int at = i;
            StemConvolution conv = skeleton.stem().get(i);
            space.stem().get(i).channels().neighbours(conv.channels()).forEach(
                    channels -> steps.add(with(skeleton, at,
                            new StemConvolution(channels, conv.stride()))));
            space.stem().get(i).stride().neighbours(conv.stride()).forEach(
                    stride -> steps.add(with(skeleton, at,
                            new StemConvolution(conv.channels(), stride))));
        }
        space.headChannels().neighbours(skeleton.headChannels())
                .forEach(head -> steps.add(new SkeletonGenome(skeleton.stem(), head)));
        return steps;
    }

    private static SkeletonGenome with(SkeletonGenome skeleton, int at, StemConvolution conv) {
        List<StemConvolution> stem = new ArrayList<>(skeleton.stem());
        stem.set(at, conv);
        return new SkeletonGenome(stem, skeleton.headChannels());
    }
}
