package io.evowire.genome;

import io.evowire.core.graph.NamedGraph;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A made-up nervous system: 40 nodes in a ring, each linked with the next two and one afar. */
public final class Worm {

    /** Its graph. */
    public static final NamedGraph GRAPH = new NamedGraph("worm", IntStream.range(0, 40).boxed()
            .flatMap(i -> Stream.of(i + 1, i + 2, 7 * i + 5)
                    .map(j -> "%d %d".formatted(i, j % 40)))
            .collect(Collectors.joining("\n")), 0, false);

    private Worm() {}
}
