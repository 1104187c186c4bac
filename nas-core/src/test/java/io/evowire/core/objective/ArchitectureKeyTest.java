package io.evowire.core.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evowire.core.graph.BarabasiAlbert;
import io.evowire.core.graph.Dag;
import io.evowire.core.graph.ErdosRenyi;
import io.evowire.core.graph.GraphModel;
import io.evowire.core.graph.Graphs;
import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.core.text.Sha256;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone, since a locale is the whole process's. */
@Isolated
class ArchitectureKeyTest {

    private final SplittableRandom random = new SplittableRandom(6);
    private final Dag path = Graphs.dag(3, 0, 1, 1, 2);
    private final Dag fork = Graphs.dag(3, 0, 1, 0, 2);

    @Test
    void renumberingEveryStageKeepsTheKey() {
        for (int i = 0; i < 50; i++) {
            var first = new WattsStrogatz(32, 4, 0.75).generate(random);
            var second = new BarabasiAlbert(32, 2).generate(random);
            assertEquals(key(stage(first, 32), stage(second, 64)),
                    key(stage(Graphs.renumbered(first, random), 32),
                            stage(Graphs.renumbered(second, random), 64)));
        }
    }

    @Test
    void differentWiringsHaveDifferentKeys() {
        var keys = new HashSet<ArchitectureKey>();
        for (int i = 0; i < 500; i++) {
            keys.add(key(stage(new WattsStrogatz(32, 4, 0.75).generate(random), 32)));
        }
        assertEquals(500, keys.size());
    }

    @Test
    void keyIsThatOfTheGraphWhateverModelDrewIt() {
        assertEquals(key(stage(new ErdosRenyi(9, 1).generate(random), 8)),
                key(stage(new WattsStrogatz(9, 8, 0.5).generate(random), 8)));
    }

    @Test
    void everyOtherPartCounts() {
        var keys = new HashSet<ArchitectureKey>();
        var stem = List.of(new StemConvolution(16, 1));
        var op = NodeOperation.SEPARABLE_3X3;
        var stages = List.of(stage(path, 8), stage(fork, 8));
        for (var architecture : List.of(new Architecture(stem, stages, new Head(64)),
                new Architecture(stem, stages, new Head(65)),
                new Architecture(List.of(new StemConvolution(17, 1)), stages, new Head(64)),
                new Architecture(List.of(new StemConvolution(16, 2)), stages, new Head(64)),
                new Architecture(List.of(stem.get(0), stem.get(0)), stages, new Head(64)),
                new Architecture(stem, stages.reversed(), new Head(64)),
                new Architecture(stem, stages.subList(0, 1), new Head(64)),
                new Architecture(stem, List.of(stage(path, 9), stages.get(1)), new Head(64)),
                new Architecture(stem, List.of(new Stage(path, 8, 1, op), stages.get(1)),
                        new Head(64)),
                new Architecture(stem,
                        List.of(new Stage(path, 8, 2, NodeOperation.SEPARABLE_5X5), stages.get(1)),
                        new Head(64)),
                new Architecture(stem, List.of(stage(fork, 8), stages.get(1)), new Head(64)),
                new Architecture(stem,
                        List.of(stage(Graphs.dag(4, 0, 1, 1, 2), 8), stages.get(1)),
                        new Head(64)))) {
            keys.add(ArchitectureKey.of(architecture));
        }
        assertEquals(12, keys.size());
    }

    /** Runs store keys: a change of this one would make every stored key useless. */
    @Test
    void keyStaysTheSameFromVersionToVersion() {
        var diamond = Graphs.dag(4, 0, 1, 0, 2, 1, 3, 2, 3);
        var architecture = new Architecture(List.of(new StemConvolution(16, 1)),
                List.of(stage(diamond, 32)), new Head(128));
        assertEquals("""
                evowire-key/1
                stem 16/1
                stage 32/2 separable3x3 4 [0->1, 0->2, 1->3, 2->3]
                head 128
                """, ArchitectureKey.canonical(architecture));
        assertEquals("77b526431e1ea6e8c16b48534757c7432533fde780c39936334981c4f1d19ba8",
                ArchitectureKey.of(architecture).hex());
    }

    /** The digest of all these keys as the release of November 2026 (f9e9045) computed them. */
    @Test
    void keysOfThreeHundredNetworksStayTheSame() {
        List<GraphModel> models = List.of(new ErdosRenyi(9, 0.3), new BarabasiAlbert(12, 3),
                new WattsStrogatz(16, 4, 0.75));
        var random = new Random(1);
        var keys = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            GraphModel model = models.get(i % 3);
            NodeOperation operation = NodeOperation.ALL.get(i % 2);
            keys.append(ArchitectureKey.of(new Architecture(
                    List.of(new StemConvolution(8 + i, 1 + i % 2)),
                    List.of(new Stage(model.generate(random), 16 + i, 2, operation),
                            new Stage(model.generate(random), 32, 1, operation)),
                    new Head(64))));
        }
        assertEquals("637df56b37383d7ec4f742e6c7e3f91b4776b9ccbe3aec1d2968b4fc78c50353",
                Sha256.hex(keys.toString()));
    }

    /** A graph without any distinguished node: its form depends on every detail of the search. */
    @Test
    void formOfASymmetricWiringStaysTheSameFromVersionToVersion() {
        assertEquals("5396c68c298455dac69549d4265ebd27a8047e4d3c5bddab89061e6a34359122",
                key(stage(Graphs.ring(6), 8), stage(Graphs.hypercube(4), 8),
                        stage(Graphs.tree(3, 2), 8)).hex());
    }

    @Test
    void keyIsTheSameInALocaleWithOtherDigits() {
        var before = Locale.getDefault();
        var key = key(stage(path, 8));
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertEquals("\u0668", "%d".formatted(8));
            assertEquals(key, key(stage(path, 8)));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void textThatIsNoKeyIsRefused() {
        assertNotEquals(null, new ArchitectureKey("0".repeat(64)));
        var error = assertThrows(IllegalArgumentException.class, () -> new ArchitectureKey("0A"));
        assertEquals("A key has 64 lower-case hexadecimal digits, unlike '0A'.",
                error.getMessage());
    }

    private static Stage stage(Dag wiring, int channels) {
        return new Stage(wiring, channels, 2, NodeOperation.SEPARABLE_3X3);
    }

    private static ArchitectureKey key(Stage... stages) {
        return ArchitectureKey.of(new Architecture(List.of(new StemConvolution(16, 1)),
                List.of(stages), new Head(128)));
    }
}
