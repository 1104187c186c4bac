package io.evowire.genome.mutation;

import io.evowire.core.network.NodeOperation;
import io.evowire.genome.StageGenome;
import io.evowire.genome.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Gives the nodes another operation of the space. */
public record ChangeOperation() implements StageMutation {

    @Override
    public String name() {
        return "operation";
    }

    @Override
    public Optional<StageGenome> mutate(StageGenome stage, List<StageGenome> before,
            SearchSpace space, RandomGenerator random) {
        List<NodeOperation> others = space.nodeOperations().stream()
                .filter(operation -> !operation.equals(stage.operation())).toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(stage.withOperation(others.get(random.nextInt(others.size()))));
    }
}
