package io.evowire.genome.mutation;

import io.evowire.genome.StageGenome;
import io.evowire.genome.space.IntChoice;
import io.evowire.genome.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Gives the stage another stride, if the space leaves the stride of its place open. */
public record ChangeStride() implements StageMutation {

    @Override
    public String name() {
        return "stride";
    }

    @Override
    public Optional<StageGenome> mutate(StageGenome stage, List<StageGenome> before,
            SearchSpace space, RandomGenerator random) {
        Integer inherited = stage.stride();
        if (inherited == null) {
            return Optional.empty();
        }
        IntChoice allowed = space.skeleton().at(before.size());
        int stride = allowed.nearest(inherited);
        List<Integer> others = allowed.values().stream().filter(other -> other != stride).toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(stage.withStride(others.get(random.nextInt(others.size()))));
    }
}
