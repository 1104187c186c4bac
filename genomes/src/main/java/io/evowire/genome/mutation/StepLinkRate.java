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

/**
 * Links the stage with earlier ones more or less densely: by the next rate of the space that gives
 * it other links. Links of the lower rate are among those of the higher one.
 */
public record StepLinkRate() implements StageMutation {

    @Override
    public String name() {
        return "links";
    }

    @Override
    public Optional<StageGenome> mutate(StageGenome stage, List<StageGenome> before,
            SearchSpace space, RandomGenerator random) {
        LinkGenome links = stage.links();
        if (links == null || before.isEmpty()) {
            return Optional.empty();
        }
        var place = Place.of(stage, before);
        SortedSet<LinkEnds> now = place.links(links);
        List<LinkGenome> others = space.linkRates().stream()
                .map(rate -> new LinkGenome(rate, links.seed(), links.edits()))
                .filter(other -> !place.links(other).equals(now)).toList();
        List<LinkGenome> next = Stream.of(
                others.stream().filter(other -> other.rate() < links.rate())
                        .reduce((lower, higher) -> higher),
                others.stream().filter(other -> other.rate() > links.rate()).findFirst())
                .flatMap(Optional::stream).toList();
        return next.isEmpty()
                ? Optional.empty()
                : Optional.of(stage.withLinks(next.get(random.nextInt(next.size()))));
    }
}
