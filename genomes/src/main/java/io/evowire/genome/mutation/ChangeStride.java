package io.evowire.genome.mutation;

import io.evowire.genome.StageGenome;
import io.evowire.genome.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Gives the stage another stride, if the space leaves strides open. */
public record ChangeStride() implements StageMutation {

    @Override
    public String name() {
        return "stride";
    }

    @Override
    public Optional<StageGenome> mutate(StageGenome stage, SearchSpace space,
            RandomGenerator random) {
        Integer stride = stage.stride();
        if (stride == null || space.skeleton().hasFixedStrides()) {
            return Optional.empty();
        }
        List<Integer> others = space.skeleton().anyStride().values().stream()
                .filter(other -> !other.equals(stride)).toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(stage.withStride(others.get(random.nextInt(others.size()))));
    }
}
