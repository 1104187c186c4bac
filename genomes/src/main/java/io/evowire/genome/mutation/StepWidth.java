package io.evowire.genome.mutation;

import io.evowire.genome.StageGenome;
import io.evowire.genome.StageWidth;
import io.evowire.genome.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Makes the stage as wide as the next wider or narrower width of the space. */
public record StepWidth() implements StageMutation {

    @Override
    public String name() {
        return "width";
    }

    @Override
    public Optional<StageGenome> mutate(StageGenome stage, List<StageGenome> before,
            SearchSpace space, RandomGenerator random) {
        List<StageWidth> widths = space.stageWidths();
        int at = widths.indexOf(stage.width());
        List<StageWidth> next = IntStream.of(at - 1, at + 1)
                .filter(i -> 0 <= i && i < widths.size()).mapToObj(widths::get).toList();
        return next.isEmpty()
                ? Optional.empty()
                : Optional.of(stage.withWidth(next.get(random.nextInt(next.size()))));
    }
}
