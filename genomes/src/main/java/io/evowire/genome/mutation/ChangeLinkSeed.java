package io.evowire.genome.mutation;

import io.evowire.genome.LinkEnds;
import io.evowire.genome.LinkGenome;
import io.evowire.genome.StageGenome;
import io.evowire.genome.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Draws other links at the same rate; edits of single links are dropped. */
public record ChangeLinkSeed() implements StageMutation {

    @Override
    public String name() {
        return "link-seed";
    }

    @Override
    public Optional<StageGenome> mutate(StageGenome stage, List<StageGenome> before,
            SearchSpace space, RandomGenerator random) {
        LinkGenome links = stage.links();
        if (links == null || before.isEmpty() || links.rate() == 0) {
            return Optional.empty();
        }
        var place = Place.of(stage, before);
        SortedSet<LinkEnds> now = place.links(links);
        return Stream.generate(() -> SearchSpace.drawGraphSeed(random)).limit(MAX_TRIES)
                .map(seed -> new LinkGenome(links.rate(), seed, List.of()))
                .filter(other -> !place.links(other).equals(now)).findFirst()
                .map(stage::withLinks);
    }
}
