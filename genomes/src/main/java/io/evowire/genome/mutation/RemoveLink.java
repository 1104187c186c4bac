package io.evowire.genome.mutation;

import io.evowire.genome.LinkEnds;
import io.evowire.genome.LinkGenome;
import io.evowire.genome.StageGenome;
import io.evowire.genome.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Removes one link, drawn uniformly, if the space allows edits. */
public record RemoveLink() implements StageMutation {

    @Override
    public String name() {
        return "remove-link";
    }

    @Override
    public Optional<StageGenome> mutate(StageGenome stage, List<StageGenome> before,
            SearchSpace space, RandomGenerator random) {
        LinkGenome links = stage.links();
        if (links == null || !space.edgeEdits() || before.isEmpty()) {
            return Optional.empty();
        }
        var place = Place.of(stage, before);
        SortedSet<LinkEnds> fewer = new TreeSet<>(place.links(links));
        if (fewer.isEmpty()) {
            return Optional.empty();
        }
        fewer.remove(List.copyOf(fewer).get(random.nextInt(fewer.size())));
        return Optional.of(stage.withLinks(place.withLinks(links, fewer)));
    }
}
