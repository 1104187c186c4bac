package io.evowire.genome;

import io.evowire.core.graph.Dag;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How the links are drawn that lead to a stage from all stages before it: each node of these and
 * each node of the stage that has predecessors are linked with the same probability. Which stages
 * stand before it shows only in the network; the first one has no links.
 * <p>
 * Whether two nodes are linked depends on the seed, their indices and the distance of their stages
 * alone: another rate keeps the links of the lower one, and more nodes keep those of the others.
 *
 * @param rate  probability in [0, 1] that two nodes are linked
 * @param seed  decides which ones are
 * @param edits links in which the stage differs from what is drawn; sorted by link, each at most
 *              once. They may name nodes that are not there
 */
public record LinkGenome(double rate, long seed, List<LinkEdit> edits) {

    public LinkGenome {
        edits = edits.stream().sorted().toList();
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException(
                    "The rate of links must lie in [0, 1], not %s.".formatted(rate));
        }
        if (edits.stream().map(LinkEdit::link).distinct().count() < edits.size()) {
            throw new IllegalArgumentException("""
                    Each link can be edited once, but the edits are %s. Maybe one of them undoes \
                    another: leave out both."""
                    .formatted(edits.stream().map(LinkEdit::notation).toList()));
        }
    }

    /**
     * The links of a stage.
     *
     * @param before wirings of the stages before it, in order
     * @param wiring its own
     */
    public SortedSet<LinkEnds> links(List<Dag> before, Dag wiring) {
        SortedSet<LinkEnds> links = drawn(before, wiring);
        for (LinkEdit edit : edits) {
            switch (edit) {
                case LinkEdit.Add(LinkEnds link) -> {
                    if (isPossible(link, before, wiring)) {
                        links.add(link);
                    }
                }
                case LinkEdit.Remove(LinkEnds link) -> links.remove(link);
            }
        }
        return links;
    }

    /**
     * This with the edits that give the stage these links, and no others.
     *
     * @param links  possible ones
     * @param before wirings of the stages before it, in order
     * @param wiring its own
     */
    public LinkGenome withLinks(SortedSet<LinkEnds> links, List<Dag> before, Dag wiring) {
        SortedSet<LinkEnds> drawn = drawn(before, wiring);
        return new LinkGenome(rate, seed, Stream.<LinkEdit>concat(
                links.stream().filter(link -> !drawn.contains(link)).map(LinkEdit.Add::new),
                drawn.stream().filter(link -> !links.contains(link)).map(LinkEdit.Remove::new))
                .toList());
    }

    /** This without the edits that are ignored in such a place. */
    public LinkGenome pruned(List<Dag> before, Dag wiring) {
        return edits.isEmpty() ? this : withLinks(links(before, wiring), before, wiring);
    }

    /** Every link that a stage can have, in order. */
    public static Stream<LinkEnds> possible(List<Dag> before, Dag wiring) {
        List<Integer> readers = IntStream.range(0, wiring.nodes())
                .filter(to -> !wiring.predecessors(to).isEmpty()).boxed().toList();
        return IntStream.rangeClosed(1, before.size()).boxed()
                .flatMap(back -> IntStream.range(0, before.get(before.size() - back).nodes())
                        .boxed().flatMap(from -> readers.stream()
                                .map(to -> new LinkEnds(back, from, to))));
    }

    /** Exact short form: rate, seed and edits, such as {@code links=0.1/7 +1:0->5}. */
    public String notation() {
        return Stream.concat(Stream.of("links=%s/%s".formatted(rate == Math.rint(rate)
                ? String.format(Locale.ROOT, "%.0f", rate)
                : Double.toString(rate), seed)), edits.stream().map(LinkEdit::notation))
                .collect(Collectors.joining(" "));
    }

    private SortedSet<LinkEnds> drawn(List<Dag> before, Dag wiring) {
        return rate == 0
                ? new TreeSet<>()
                : possible(before, wiring).filter(link -> fraction(link) < rate)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isPossible(LinkEnds link, List<Dag> before, Dag wiring) {
        return link.back() <= before.size()
                && link.from() < before.get(before.size() - link.back()).nodes()
                && link.to() < wiring.nodes() && !wiring.predecessors(link.to()).isEmpty();
    }

    // In [0, 1), with 53 random bits, as Random.nextDouble has.
    private double fraction(LinkEnds link) {
        long hash = mixed(mixed(mixed(mixed(seed) + link.back()) + link.from()) + link.to());
        return (hash >>> 11) * 0x1.0p-53;
    }

    // SplitMix64 (Steele, Lea and Flood 2014), written out: a stored seed must keep its links.
    private static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
