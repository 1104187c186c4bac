package io.evowire.run.problem;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.train.ModelBuilder;
import io.evowire.run.UserException;
import io.evowire.run.config.ConfigReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeasibilityTest {

    private static void require(String... settings) {
        Feasibility.require(ConfigReader.parse("", "defaults", List.of(settings)),
                new TensorShape(1, 28, 28), 8_000,
                ModelBuilder.stock());
    }

    private static String refused(String... settings) {
        return assertThrows(UserException.class, () -> require(settings)).getMessage();
    }

    @Test
    void theDefaultsCanBeSearched() {
        assertDoesNotThrow(() -> require());
    }

    @Test
    void aSpaceOfUnconnectedGraphsIsRefused() {
        String message = refused("space.models.erdosRenyi.probability={min: 0.001, max: 0.002}");
        assertTrue(message.startsWith("space: erdosRenyi (probability in [0.001, 0.002])"),
                message);
        assertTrue(message.contains("no connected graph of 7 nodes"), message);
    }

    @Test
    void oneNodeCountWithoutConnectedGraphsIsEnough() {
        // Two nodes are joined by an edge in the end, sixteen never.
        String message = refused("space.models={barabasiAlbert: null, wattsStrogatz: null}",
                "space.models.erdosRenyi.probability={min: 0.01, max: 0.01}",
                "space.nodes={min: 2, max: 16}");
        assertTrue(message.contains("no connected graph of"), message);
        assertTrue(!message.contains("of 2 nodes"), message);
    }

    @Test
    void aRecipeThatSuitsNoImageIsRefused() {
        assertTrue(refused("recipe.shift=28").contains("shift must be less than 28"));
        assertTrue(refused("recipe.epochs=2147483647").contains("recipe: "));
        assertTrue(refused("recipe.epochs=2147483647").contains("Choose fewer epochs"));
        String last = refused("finalTraining.epochs=2147483647");
        assertTrue(last.contains("finalTraining: ") && last.contains("Choose fewer epochs"), last);
    }

    @Test
    void whatIsNoProbabilityOfLeavingSomethingOutIsRefused() {
        String dropout = refused("recipe.dropout=1");
        assertTrue(dropout.contains("dropout must be") && dropout.contains("not 1"), dropout);
        String edges = refused("recipe.edgeRemoval=-0.1");
        assertTrue(edges.contains("edgeRemoval must be") && edges.contains("not -0.1"), edges);
        assertDoesNotThrow(() -> require("recipe.dropout=0.2", "recipe.edgeRemoval=1"));
    }

    @Test
    void aPrecisionThatTheKernelsLackIsRefused() {
        assertTrue(refused("recipe.precision=bfloat16").contains("Use float32"));
    }
}
