package io.evowire.core.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.Dag;
import io.evowire.core.graph.Graphs;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Link;
import io.evowire.core.network.Network;
import io.evowire.core.network.Node;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.core.network.TensorShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The key of a whole network, with edges that lead from one stage to another. */
class NetworkKeyTest {

    private static final TensorShape IMAGE = new TensorShape(1, 8, 8);

    private static Architecture architecture(List<Dag> wirings, NodeOperation operation,
            int channels) {
        return new Architecture(List.of(new StemConvolution(2, 1)),
                wirings.stream().map(wiring -> new Stage(wiring, channels, 1, operation)).toList(),
                new Head(4));
    }

    private static Network network(List<Dag> wirings, List<Link> links) {
        Architecture plain = architecture(wirings, NodeOperation.SEPARABLE_3X3, 2);
        return Network.of(new Architecture(plain.stem(), plain.stages(), plain.head(), links),
                IMAGE, 2);
    }

    /** Every wiring of so many nodes in topological order. */
    private static List<Dag> wirings(int nodes) {
        List<int[]> pairs = new ArrayList<>();
        for (int to = 1; to < nodes; to++) {
            for (int from = 0; from < to; from++) {
                pairs.add(new int[]{from, to});
            }
        }
        return IntStream.range(0, 1 << pairs.size())
                .mapToObj(mask -> Graphs.dag(nodes, IntStream.range(0, pairs.size())
                        .filter(i -> (mask >> i & 1) == 1).mapToObj(pairs::get)
                        .flatMapToInt(IntStream::of).toArray()))
                .toList();
    }

    private static List<List<Integer>> permutations(int nodes) {
        if (nodes == 0) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (List<Integer> fewer : permutations(nodes - 1)) {
            for (int place = 0; place < nodes; place++) {
                List<Integer> more = new ArrayList<>(fewer);
                more.add(place, nodes - 1);
                all.add(List.copyOf(more));
            }
        }
        return all;
    }

    /** The least of all ways to write two wirings and the links between them. */
    private static String least(Dag first, Dag second, List<Link> links,
            List<List<Integer>> ofFirst, List<List<Integer>> ofSecond) {
        String least = "~";
        for (List<Integer> a : ofFirst) {
            for (List<Integer> b : ofSecond) {
                var edges = new TreeSet<String>();
                first.edges().forEach(e -> edges.add("a" + a.get(e.from()) + a.get(e.to())));
                second.edges().forEach(e -> edges.add("b" + b.get(e.from()) + b.get(e.to())));
                links.forEach(l -> edges.add("l" + a.get(l.from()) + b.get(l.to())));
                String text = edges.toString();
                least = text.compareTo(least) < 0 ? text : least;
            }
        }
        return least;
    }

    /** All networks of two stages of so many nodes, whatever leads from the first to the second. */
    @ParameterizedTest
    @CsvSource({"1, 3", "2, 2", "2, 3", "3, 2", "3, 3"})
    void keysAreEqualExactlyWhenSomeRenumberingMakesTheNetworksEqual(int first, int second) {
        List<List<Integer>> ofFirst = permutations(first);
        List<List<Integer>> ofSecond = permutations(second);
        Map<String, ArchitectureKey> keyOf = new HashMap<>();
        var keys = new HashSet<ArchitectureKey>();
        int networks = 0;
        for (Dag a : wirings(first)) {
            for (Dag b : wirings(second)) {
                for (int mask = 0; mask < 1 << first * second; mask++) {
                    List<Link> links = links(mask, first, second);
                    if (links.stream().anyMatch(link -> b.predecessors(link.to()).isEmpty())) {
                        continue; // no link leads to a node that reads the stage's input
                    }
                    ArchitectureKey key = ArchitectureKey.of(network(List.of(a, b), links));
                    String least = least(a, b, links, ofFirst, ofSecond);
                    assertEquals(keyOf.computeIfAbsent(least, k -> key), key,
                            () -> "one network, two keys: " + a + b + links);
                    keys.add(key);
                    networks++;
                }
            }
        }
        assertEquals(keyOf.size(), keys.size(), "two networks, one key");
        assertTrue(keys.size() < networks, "some were renumbered");
    }

    private static List<Link> links(int mask, int first, int second) {
        return IntStream.range(0, first * second).filter(i -> (mask >> i & 1) == 1)
                .mapToObj(i -> new Link(0, i / second, 1, i % second)).toList();
    }

    @Test
    void renumberingLargeStagesKeepsTheKey() {
        var random = new SplittableRandom(4);
        for (int i = 0; i < 50; i++) {
            List<Dag> wirings = IntStream.range(0, 3)
                    .mapToObj(stage -> Graphs.random(12, 0.25, random)).toList();
            List<Link> links = new ArrayList<>();
            for (int link = 0; link < 6; link++) {
                int from = random.nextInt(2);
                var one = new Link(from, random.nextInt(12), from + 1 + random.nextInt(2 - from),
                        random.nextInt(12));
                if (!links.contains(one)
                        && !wirings.get(one.toStage()).predecessors(one.to()).isEmpty()) {
                    links.add(one);
                }
            }
            List<List<Integer>> numbers = wirings.stream().map(w -> order(w, random)).toList();
            List<Dag> renumbered = IntStream.range(0, 3)
                    .mapToObj(stage -> numbered(wirings.get(stage), numbers.get(stage))).toList();
            List<Link> moved = links.stream().map(link -> new Link(link.fromStage(),
                    numbers.get(link.fromStage()).get(link.from()), link.toStage(),
                    numbers.get(link.toStage()).get(link.to()))).toList();
            ArchitectureKey key = ArchitectureKey.of(network(wirings, links));
            assertEquals(key, ArchitectureKey.of(network(renumbered, moved)));
            assertNotEquals(key, ArchitectureKey.of(network(wirings, List.of())));
        }
    }

    /** For each node its place in another topological order. */
    private static List<Integer> order(Dag dag, SplittableRandom random) {
        List<Integer> number = new ArrayList<>(Collections.nCopies(dag.nodes(), -1));
        for (int next = 0; next < dag.nodes(); next++) {
            List<Integer> ready = IntStream.range(0, dag.nodes())
                    .filter(v -> number.get(v) < 0 && dag.predecessors(v).stream()
                            .allMatch(u -> number.get(u) >= 0))
                    .boxed().toList();
            number.set(ready.get(random.nextInt(ready.size())), next);
        }
        return number;
    }

    private static Dag numbered(Dag dag, List<Integer> number) {
        return Graphs.dag(dag.nodes(), dag.edges().stream()
                .flatMapToInt(e -> IntStream.of(number.get(e.from()), number.get(e.to())))
                .toArray());
    }

    /** The stages alone cannot tell the middle nodes apart; what another stage reads of them can. */
    @Test
    void anEdgeBetweenStagesThatAreNotNeighboursChangesTheKey() {
        Dag diamond = Graphs.dag(4, 0, 1, 0, 2, 1, 3, 2, 3);
        Dag path = Graphs.dag(2, 0, 1);
        List<Dag> wirings = List.of(diamond, path, diamond);
        var keys = new HashSet<ArchitectureKey>();
        keys.add(ArchitectureKey.of(network(wirings, List.of())));
        keys.add(ArchitectureKey.of(network(wirings, List.of(new Link(0, 1, 2, 1)))));
        keys.add(ArchitectureKey.of(network(wirings, List.of(new Link(0, 0, 2, 1)))));
        keys.add(ArchitectureKey.of(network(wirings, List.of(new Link(0, 1, 2, 3)))));
        keys.add(ArchitectureKey.of(network(wirings, List.of(new Link(0, 1, 1, 1)))));
        keys.add(ArchitectureKey.of(network(wirings,
                List.of(new Link(0, 1, 2, 1), new Link(0, 1, 2, 2)))));
        keys.add(ArchitectureKey.of(network(wirings,
                List.of(new Link(0, 1, 2, 1), new Link(0, 2, 2, 2)))));
        assertEquals(7, keys.size());
        assertEquals(ArchitectureKey.of(network(wirings, List.of(new Link(0, 1, 2, 1)))),
                ArchitectureKey.of(network(wirings, List.of(new Link(0, 2, 2, 2)))));
    }

    @Test
    void withoutSuchEdgesTheKeysOfNetworksPartThemAsThoseOfArchitecturesDo() {
        var random = new SplittableRandom(8);
        Map<ArchitectureKey, ArchitectureKey> partner = new HashMap<>();
        var found = new HashSet<ArchitectureKey>();
        for (int i = 0; i < 2_000; i++) {
            Architecture architecture = architecture(
                    List.of(Graphs.random(3, 0.5, random), Graphs.random(3, 0.5, random)),
                    NodeOperation.ALL.get(random.nextInt(NodeOperation.ALL.size())),
                    2 + random.nextInt(2));
            ArchitectureKey whole = ArchitectureKey.of(Network.of(architecture, IMAGE, 2));
            assertEquals(partner.computeIfAbsent(ArchitectureKey.of(architecture), k -> whole),
                    whole);
            assertNotEquals(ArchitectureKey.of(architecture), whole);
            found.add(whole);
        }
        assertEquals(partner.size(), found.size());
        assertTrue(found.size() > 100, found.size() + " networks");
    }

    @Test
    void theTextIsTheWholeNetworkInCanonicalOrder() {
        assertEquals("""
                evowire-key/2
                image []
                conv 3 2/1 [0]
                stage 0 2/1 separable3x3 [1]
                reduce 1 2/1 separable3x3 [2]
                stage 0 2/1 separable3x3 [2]
                mean 0 [4]
                stage 1 2/1 separable3x3 [5]
                stage 1 2/1 separable3x3 [3, 6]
                mean 1 [7]
                relu-conv 1 4/1 [8]
                classifier [9]
                """, NetworkGraph.canonical(network(
                List.of(Graphs.dag(2, 0, 1), Graphs.dag(2, 0, 1)), List.of(new Link(0, 0, 1, 1)))));
    }
}
