package io.evowire.genome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.BarabasiAlbert;
import io.evowire.core.graph.Edge;
import io.evowire.core.graph.ErdosRenyi;
import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.NodeOperation;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Alone, since a locale is the whole process's. */
@Isolated
class GenomeNotationTest {

    private static final Genome GENOME = new Genome(List.of(
            new StageGenome(new WattsStrogatz(5, 2, 0), -3,
                    List.of(new EdgeEdit.Remove(new Edge(2, 3)),
                            new EdgeEdit.Add(new Edge(0, 2))),
                    32, NodeOperation.SEPARABLE_3X3),
            new StageGenome(new BarabasiAlbert(9, 5), Long.MAX_VALUE, List.of(), 64,
                    NodeOperation.of("separable5x5")),
            new StageGenome(new ErdosRenyi(4, 1), 0, List.of(), 1, NodeOperation.SEPARABLE_3X3)));

    private static final String TEXT = """
            WS(2, 0.0) n=5 seed=-3 c=32 separable3x3 +0->2 -2->3; \
            BA(5) n=9 seed=9223372036854775807 c=64 separable5x5; \
            ER(1.0) n=4 seed=0 c=1 separable3x3""";

    @Test
    void isWrittenInTheNotationOfTheLiterature() {
        assertEquals(TEXT, GENOME.notation());
        assertEquals(GENOME, Genome.parse(TEXT));
    }

    @Test
    void everyOperationHasItsName() {
        for (NodeOperation operation : NodeOperation.ALL) {
            var genome = new Genome(List.of(new StageGenome(new ErdosRenyi(4, 1), 0, List.of(), 1,
                    operation)));
            assertEquals("ER(1.0) n=4 seed=0 c=1 " + operation.notation(), genome.notation());
            assertEquals(genome, Genome.parse(genome.notation()));
        }
    }

    @Test
    void doesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertEquals(TEXT, GENOME.notation());
            assertEquals(GENOME, Genome.parse(TEXT));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @EnumSource(Spaces.class)
    void everyGenomeComesBackExactly(Spaces spaces) {
        var random = Spaces.random(5);
        for (int i = 0; i < 100; i++) {
            var genome = spaces.evolved(3, random);

            assertEquals(genome, spaces.space.genome(genome.notation()));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"''|a stage looks like",
            "WS(4, 0.75) n=16 seed=1 c=32|a stage looks like",
            "WS(4, 0.75) n=16 seed=1 c=32 separable3x3;|a stage looks like",
            "XY(4) n=16 seed=1 c=32 separable3x3|Unknown graph model",
            "WS(4) n=16 seed=1 c=32 separable3x3|parameters, but the form is",
            "BA(4, 2) n=16 seed=1 c=32 separable3x3|parameters, but the form is",
            "BA(4.5) n=16 seed=1 c=32 separable3x3|4.5", "WS(3, 0.75) n=16 seed=1 c=32 a|not 3",
            "ER(NaN) n=16 seed=1 c=32 separable3x3|NaN",
            "WS(4, 0.75) n=16 seed=1 c=32 dense9x9|Unknown node operation",
            "WS(4, 0.75) n=16 seed=99999999999999999999 c=32 separable3x3|99999999999999999999",
            "WS(2, 0) n=5 seed=1 c=8 separable3x3 +0->1|+0->1 does not apply",
            "WS(2, 0) n=5 seed=1 c=8 separable3x3 +1->1|two different nodes"})
    void whatIsNoGenomeIsRejectedWithTheReason(String text, String reason) {
        var thrown = assertThrows(IllegalArgumentException.class, () -> Genome.parse(text));
        assertTrue(thrown.getMessage().contains(reason), thrown.getMessage());
        assertTrue(thrown.getMessage().startsWith("Cannot read the stage"), thrown.getMessage());
    }
}
