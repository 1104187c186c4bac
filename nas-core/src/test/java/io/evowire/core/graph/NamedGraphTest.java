package io.evowire.core.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedGraphTest {

    private static List<Edge> edges(String text, double threshold, boolean directed) {
        var graph = new NamedGraph("g", text, threshold, directed);
        return new Connectome(graph.nodes(), graph).generate(RandomGenerator.of("SplittableRandom"))
                .edges();
    }

    private static List<Edge> edges(String text) {
        return edges(text, 0, false);
    }

    private static List<Edge> chain(int nodes) {
        return IntStream.range(1, nodes).mapToObj(i -> new Edge(i - 1, i)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "0 1 0 0\n1 0 1 0\n0 1 0 1\n0 0 1 0", // symmetric
            "0 1 0 0\n0 0 1 0\n0 0 0 1\n0 0 0 0", // upper triangle
            "0,0,0,0\n1,0,0,0\n0,1,0,0\n0,0,1,0", // lower triangle
            "1;1;0;0\r\n1;1;1;0\r\n0;1;1;1\r\n0;0;1;1\r\n", // with diagonal
            "# four\n0\t0.5\t0\t0\n0\t0\t2\t0\n\n0\t0\t0\t1e-3 # the last\n0\t0\t0\t0",
            "1 2\n2 3\n3 4", "10 20 5\n20 30 .5\n30 40 1e-2", "3 2\n3 4\n1 2\n2 1",
            "a b\nb, c\nc d", "\uFEFF1 2\n3 2\n3 4",
            "0 1\n1 1\n1 2\n2 3 0.1\n0 9 0", // no link with itself, and none of weight 0
            "0 1\n1 2\n2 3\n7 8\n8 9"})
    void matricesAndLinksAreRead(String text) {
        assertEquals(chain(4), edges(text));
    }

    @Test
    void linksMustBeHeavierThanTheThreshold() {
        String text = "a b 1\nb c 2\nc d 3\nd e 4\na c 2\na c 0.5\nc a 9";
        assertEquals(5, new NamedGraph("g", text, 0, false).nodes());
        assertEquals(List.of(new Edge(0, 1), new Edge(0, 2), new Edge(1, 2), new Edge(2, 3),
                new Edge(3, 4)), edges(text));
        // b hangs on nothing any more
        assertEquals(List.of(new Edge(0, 1), new Edge(1, 2), new Edge(2, 3)),
                edges(text, 2, false));
        assertEquals(chain(4), edges("a b 1\na b 1.5\nb c 3\nc d 3", 2, false), "weights add up");
    }

    @Test
    void theLargestPieceIsKeptAndItsOrder() {
        var graph = new NamedGraph("g", "7 8\n0 5\n5 6\n6 0\n1 2", 0, false);
        assertEquals(7, graph.nodesRead());
        assertEquals(3, graph.nodes());
        assertEquals(List.of(1, 2), graph.neighbours(0));
    }

    /** Read as directed, a graph without circles keeps each link and each direction. */
    @Test
    void directionsAreKeptWhereThereAreNoCircles() {
        String shuffled = "d e\nc d\nb c\na b\na e";
        assertEquals(List.of(new Edge(0, 1), new Edge(0, 4), new Edge(1, 2), new Edge(2, 3),
                new Edge(3, 4)), edges(shuffled, 0, true));
        var random = new SplittableRandom(3);
        for (int i = 0; i < 30; i++) {
            Dag dag = new ErdosRenyi(20, 0.2).generate(random);
            int[] names = random.ints(0, 1_000).distinct().limit(20).toArray();
            var text = new StringBuilder();
            dag.edges().forEach(edge -> text.append("%d %d\n".formatted(names[edge.from()],
                    names[edge.to()])));
            var graph = new NamedGraph("g", text.toString(), 0, true);
            Dag read = new Connectome(20, graph).generate(random);
            assertEquals(CanonicalForm.of(dag), CanonicalForm.of(read));
        }
    }

    @Test
    void fewLinksRunAgainstTheOrderAndTheseAreLeftOut() {
        assertEquals(chain(5), edges("0 1\n1 2\n2 3\n3 4\n4 0", 0, true),
                "a circle loses one link");
        assertEquals(5, edges("0 1\n1 2\n2 3\n3 4\n4 0").size());
        // Eades, Lin and Smyth: at least half of the links and a sixth of the nodes are kept.
        var random = new SplittableRandom(5);
        for (int i = 0; i < 20; i++) {
            var links = new StringBuilder();
            int count = 0;
            for (int from = 0; from < 30; from++) {
                for (int to = 0; to < 30; to++) {
                    if (from < to && random.nextDouble() < 0.3) {
                        links.append(random.nextBoolean()
                                ? from + " " + to + "\n"
                                : to + " " + from + "\n");
                        count++;
                    }
                }
            }
            assertTrue(edges(links.toString(), 0, true).size() >= count / 2.0 + 5);
        }
    }

    @Test
    void graphsAreEqualAsTheirTextsAndTheWaysToReadThem() {
        var graph = new NamedGraph("g", "0 1\n1 2", 0, false);
        assertEquals(graph, new NamedGraph("g", "0 1\n1 2", 0, false));
        assertNotEquals(graph, new NamedGraph("h", "0 1\n1 2", 0, false));
        assertNotEquals(graph, new NamedGraph("g", "0 1\n1 2\n", 0, false));
        assertNotEquals(graph, new NamedGraph("g", "0 1\n1 2", 0.5, false));
        assertNotEquals(graph, new NamedGraph("g", "0 1\n1 2", 0, true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    ''                              | There is nothing in it
                    '# nothing'                     | There is nothing in it
                    0 1 0 0;;1 0 1 0;;0 1 0 1       | It has 3 lines, and the first has 4 values: a matrix is
                    0 1 0 0;;1 0 1;;0 1 0 1;;0 0 1 0 | Line 2: 3 numbers, where a matrix of 4 rows has 4
                    0 -1 0 1;;1 0 1 0;;0 1 0 1;;0 0 1 0 | Line 1: the weight -1 is negative
                    a b;;a b 1 2                    | Line 2: 4 values, where a list of links has two nodes
                    a b;;a                          | Line 2: 1 values
                    a b;;b c x                      | Line 2: 'x' is no number
                    source,target;;1,2;;2,3         | Line 1: all other nodes are numbers. Put a #
                    a b 1;;b c -2                   | Line 2: the weight -2 is negative
                    a b 1;;b c NaN                  | Line 2: 'NaN' is no number
                    """)
    void whatIsNoGraphIsRefusedWithItsLine(String text, String message) {
        String said = assertThrows(IllegalArgumentException.class,
                () -> new NamedGraph("g", text.replace(";;", "\n"), 0, false)).getMessage();
        assertTrue(said.contains(message), said);
    }

    @Test
    void namesAndThresholdsAreChecked() {
        for (String name : List.of("", "a b", "a(b)", "1a", "-a", "ü")) {
            assertThrows(IllegalArgumentException.class,
                    () -> new NamedGraph(name, "0 1\n1 2", 0, false), name);
        }
        for (double threshold : new double[]{-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class,
                    () -> new NamedGraph("g", "0 1\n1 2", threshold, false));
        }
        assertThrows(IllegalArgumentException.class, () -> new NamedGraphs(List.of(
                new NamedGraph("g", "0 1", 0, false), new NamedGraph("g", "0 2", 0, false))));
    }
}
