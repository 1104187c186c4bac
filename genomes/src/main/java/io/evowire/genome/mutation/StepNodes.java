package io.evowire.genome.mutation;

import io.evowire.genome.StageGenome;
import io.evowire.genome.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Adds or takes away a few nodes. The seed stays, degrees are cut to what the new node count
 * allows, edits are dropped.
 *
 * @param max largest step, at least 1
 */
public record StepNodes(int max) implements StageMutation {

    public StepNodes {
        if (max < 1) {
            throw new IllegalArgumentException(
                    "The largest step of the node count must be at least 1, not %d."
                            .formatted(max));
        }
    }

    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public Optional<StageGenome> mutate(StageGenome stage, List<StageGenome> before,
            SearchSpace space, RandomGenerator random) {
        int nodes = stage.model().nodes();
        List<Integer> counts = new ArrayList<>(IntStream.rangeClosed(nodes - max, nodes + max)
                .filter(count -> count != nodes && space.nodes().contains(count)).boxed().toList());
        Collections.shuffle(counts, random);
        return counts.stream().limit(MAX_TRIES)
                .flatMap(count -> space.models().resized(stage.model(), count).stream())
                .flatMap(model -> stage.redrawn(model, stage.graphSeed()).stream()).findFirst();
    }
}
