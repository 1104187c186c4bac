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

/** Adds one link, drawn uniformly from the missing ones, if the space allows edits. */
public record AddLink() implements StageMutation {

    @Override
    public String name() {
        return "add-link";
    }

    @Override
    public Optional<StageGenome> mutate(StageGenome stage, List<StageGenome> before,
            SearchSpace space, RandomGenerator random) {
        LinkGenome links = stage.links();
        if (links == null || !space.edgeEdits() || before.isEmpty()) {
            return Optional.empty();
        }
        var place = Place.of(stage, before);
        SortedSet<LinkEnds> more = new TreeSet<>(place.links(links));
        List<LinkEnds> missing = place.possible().stream().filter(link -> !more.contains(link))
                .toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        more.add(missing.get(random.nextInt(missing.size())));
        return Optional.of(stage.withLinks(place.withLinks(links, more)));
    }
}
