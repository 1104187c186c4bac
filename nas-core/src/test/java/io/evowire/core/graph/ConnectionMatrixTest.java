package io.evowire.core.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.junit.jupiter.api.Test;

class ConnectionMatrixTest {

    private static final int ROUNDS = 300;

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static ConnectionMatrix drawn(int nodes, RandomGenerator random) {
        return ConnectionMatrix.of(new ErdosRenyi(nodes, 0.2 + 0.6 * random.nextDouble())
                .generate(random));
    }

    private static BigInteger anyBits(int nodes, double density, RandomGenerator random) {
        BigInteger bits = BigInteger.ZERO;
        for (int i = 0; i < nodes * (nodes - 1) / 2; i++) {
            bits = random.nextDouble() < density ? bits.setBit(i) : bits;
        }
        return bits;
    }

    private static Dag dag(int nodes, BigInteger bits) {
        var edges = new ArrayList<Edge>();
        int at = 0;
        for (int to = 0; to < nodes; to++) {
            for (int from = 0; from < to; from++) {
                if (bits.testBit(at++)) {
                    edges.add(new Edge(from, to));
                }
            }
        }
        return Dag.of(nodes, edges);
    }

    @Test
    void itIsTheGraphThatItWasMadeOf() {
        var random = random(1);
        for (int round = 0; round < ROUNDS; round++) {
            Dag dag = new ErdosRenyi(random.nextInt(1, 20), 0.5).generate(random);
            var matrix = ConnectionMatrix.of(dag);
            assertEquals(dag, matrix.dag());
            assertEquals(dag, matrix.generate(random));
            assertEquals(dag.edges().size(), matrix.edges());
            assertEquals(matrix, GraphModel.parse(matrix.notation(), dag.nodes()));
        }
    }

    @Test
    void bitsGoByColumns() {
        var chain = ConnectionMatrix.of(Dag.of(4, List.of(new Edge(0, 1), new Edge(1, 2),
                new Edge(2, 3))));
        assertEquals("MATRIX(25)", chain.notation(), "bits 0, 1 + 1 and 3 + 2");
        assertEquals("MATRIX(0)", ConnectionMatrix.of(Dag.of(1, List.of())).notation());
    }

    @Test
    void repairGivesEachPieceOneInputFromBeforeIt() {
        var random = random(2);
        for (int round = 0; round < ROUNDS; round++) {
            int nodes = random.nextInt(1, 14);
            BigInteger bits = anyBits(nodes, random.nextDouble() * 0.4, random);
            Dag before = dag(nodes, bits);
            Dag after = ConnectionMatrix.repaired(nodes, bits, random).dag();
            var added = new TreeSet<>(after.edges());
            before.edges().forEach(edge -> assertTrue(added.remove(edge), "an edge was lost"));
            assertEquals(pieces(before) - 1, added.size());
            assertTrue(after.isConnected());
        }
    }

    private static int pieces(Dag dag) {
        return new ConnectivityInspector<>(dag.toGraph())
                .connectedSets().size();
    }

    @Test
    void aRepairDrawsTheInputUniformlyAndNothingWhereNothingIsBroken() {
        int[] drawn = new int[3];
        var random = random(3);
        BigInteger triangle = dag3Alone();
        for (int round = 0; round < 3_000; round++) {
            Dag repaired = ConnectionMatrix.repaired(4, triangle, random).dag();
            drawn[repaired.predecessors(3).getFirst()]++;
        }
        for (int count : drawn) {
            assertEquals(1_000, count, 130);
        }
        var whole = drawn(9, random);
        var fresh = random(4);
        assertEquals(whole, ConnectionMatrix.repaired(9, whole.bits(), fresh));
        assertEquals(random(4).nextLong(), fresh.nextLong());
    }

    // Nodes 0, 1 and 2 are linked, node 3 with none.
    private static BigInteger dag3Alone() {
        return BigInteger.valueOf(0b111);
    }

    @Test
    void aFlippedBitIsOneEdgeMoreOrLessAndWhatItTakesToMend() {
        var random = random(5);
        for (int round = 0; round < ROUNDS; round++) {
            var matrix = drawn(random.nextInt(2, 12), random);
            int index = random.nextInt(matrix.pairs());
            var flipped = matrix.flipped(index, random);
            assertEquals(matrix.nodes(), flipped.nodes());
            BigInteger mended = flipped.bits().xor(matrix.bits().flipBit(index));
            assertTrue(mended.bitCount() <= 1, flipped::notation);
            if (matrix.bits().testBit(index) || mended.signum() == 0) {
                assertTrue(Math.abs(flipped.edges() - matrix.edges()) <= 1);
            }
        }
    }

    @Test
    void nodesAreCutAndAddedAtTheEnd() {
        var random = random(6);
        double linked = 0;
        double pairs = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var matrix = drawn(12, random);
            for (int nodes = 1; nodes <= 15; nodes++) {
                var resized = matrix.resized(nodes, random);
                assertEquals(nodes, resized.nodes());
                for (int node = 0; node < Math.min(nodes, 12); node++) {
                    assertTrue(resized.dag().predecessors(node)
                            .containsAll(matrix.dag().predecessors(node)));
                }
                if (nodes == 15) {
                    linked += (double) (resized.edges() - matrix.edges()) / matrix.edges();
                    pairs += (double) (resized.pairs() - matrix.pairs()) / matrix.pairs();
                }
                if (nodes == 12) {
                    assertEquals(matrix, resized);
                }
            }
        }
        assertEquals(1, linked / pairs, 0.05, "as dense as before");
    }

    @Test
    void columnsComeFromTheOtherWhole() {
        var random = random(7);
        for (int round = 0; round < ROUNDS; round++) {
            var one = drawn(random.nextInt(2, 12), random);
            var other = drawn(random.nextInt(2, 12), random);
            int common = Math.min(one.nodes(), other.nodes());
            int chosen = random.nextInt(1, common);
            Dag mixed = one.withColumns(other, node -> node >= chosen, random).dag();
            assertEquals(one.nodes(), mixed.nodes());
            int added = 0;
            for (int node = 0; node < mixed.nodes(); node++) {
                List<Integer> inputs = (node >= chosen && node < common ? other : one).dag()
                        .predecessors(node);
                assertTrue(mixed.predecessors(node).containsAll(inputs));
                added += mixed.predecessors(node).size() - inputs.size();
            }
            assertTrue(added < mixed.nodes(), "each piece is mended once");
            assertEquals(one, one.withColumns(other, node -> false, random));
        }
    }

    @Test
    void whatIsNoConnectedGraphIsRefused() {
        assertRefused("in several pieces", () -> new ConnectionMatrix(3, BigInteger.ONE));
        assertRefused("a bit beyond them", () -> new ConnectionMatrix(2, BigInteger.TWO));
        assertRefused("a bit beyond them", () -> new ConnectionMatrix(2, BigInteger.valueOf(-1)));
        assertRefused("hexadecimal", () -> GraphModel.parse("MATRIX(0x3)", 3));
        assertRefused("must lie in [1, 1024]", () -> new ConnectionMatrix(0, BigInteger.ZERO));
    }

    private static void assertRefused(String words, Runnable what) {
        String message = assertThrows(IllegalArgumentException.class, what::run).getMessage();
        assertTrue(message.contains(words), message);
    }
}
