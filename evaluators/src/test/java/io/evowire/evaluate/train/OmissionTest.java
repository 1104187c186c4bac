package io.evowire.evaluate.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.Network;
import io.evowire.core.network.NetworkEdge;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Omission;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.gpu.device.DeviceSpec;
import io.evowire.evaluate.gpu.train.DeviceSessions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is drawn, and what is refused. */
class OmissionTest {

    private static final Network LINKED = SmallNetworks.linked(new TensorShape(2, 7, 6), 3, 5);
    private static final TrainingRecipe RECIPE = SmallNetworks.recipe(0.1);

    private static RemovedEdge removed(double probability) {
        return RemovedEdge.of(LINKED, RECIPE.withOmission(new Omission(0, probability)));
    }

    @Test
    void edgesAndLinksIntoNodesWithOtherInputsAreRemovedInAsManyStepsAsAsked() {
        RemovedEdge removed = removed(0.1);
        Set<NetworkEdge> seen = new HashSet<>();
        int steps = 4_000;
        int without = 0;
        for (int step = 0; step < steps; step++) {
            Optional<NetworkEdge> edge = removed.at(step);
            assertEquals(edge, removed.at(step));
            without += edge.isPresent() ? 1 : 0;
            edge.ifPresent(seen::add);
        }
        // Five standard deviations of a binomial.
        assertEquals(0.1 * steps, without, 5 * Math.sqrt(steps * 0.1 * 0.9));
        Set<NetworkEdge> allowed = new HashSet<>(LINKED.edges());
        assertTrue(allowed.removeIf(
                edge -> LINKED.nodes().get(edge.reader()).inputs().size() == 1), "none is alone");
        assertEquals(allowed, seen);
        assertTrue(seen.stream().anyMatch(
                edge -> edge.source() instanceof NetworkEdge.Source.Linked));
        assertTrue(IntStream.range(0, 50).allMatch(step -> removed(1).at(step).isPresent()));
        assertTrue(IntStream.range(0, 50).allMatch(step -> removed(0).at(step).isEmpty()));
    }

    @Test
    void anotherSeedRemovesOthers() {
        RemovedEdge other = RemovedEdge.of(LINKED,
                RECIPE.withOmission(new Omission(0, 1)).withSeed(12));
        assertFalse(IntStream.range(0, 20)
                .allMatch(step -> other.at(step).equals(removed(1).at(step))));
    }

    @Test
    void inputsAreDroppedOrMadeUpFor() {
        var dropped = new DroppedInputs(0.2, 7);
        float[] factors = dropped.factors(3, 100, 40);
        assertArrayEquals(factors, dropped.factors(3, 100, 40));
        assertFalse(Arrays.equals(factors, dropped.factors(4, 100, 40)));
        assertFalse(Arrays.equals(factors, new DroppedInputs(0.2, 8).factors(3, 100, 40)));
        int zeros = 0;
        for (float factor : factors) {
            assertTrue(factor == 0 || factor == 1.25f, "factor " + factor);
            zeros += factor == 0 ? 1 : 0;
        }
        assertEquals(800, zeros, 5 * Math.sqrt(4_000 * 0.2 * 0.8));
    }

    @Test
    void nothingIsOneRecipeHoweverItIsWritten() {
        assertEquals(RECIPE, RECIPE.withOmission(Omission.NONE));
        assertEquals(RECIPE, RECIPE.withOmission(new Omission(-0.0, 0)));
        assertEquals(new Omission(0, 0.1),
                RECIPE.withOmission(new Omission(0, 0.1)).withSteps(3).withEpochs(2)
                        .withSeed(4).withImageSeed(5).omitted());
    }

    @Test
    void whatIsNoProbabilityIsRefused() {
        String dropout = refused(1, 0);
        assertTrue(dropout.contains("dropout must be") && dropout.endsWith("not 1.0."), dropout);
        assertTrue(refused(Double.NaN, 0).contains("NaN"));
        String edges = refused(0, 1.01);
        assertTrue(edges.contains("edgeRemoval must be") && edges.endsWith("not 1.01."), edges);
        assertTrue(refused(0, -0.1).endsWith("not -0.1."));
    }

    private static String refused(double dropout, double edgeRemoval) {
        return assertThrows(IllegalArgumentException.class,
                () -> new Omission(dropout, edgeRemoval)).getMessage();
    }

    @Test
    void kernelsForGpusRefuseIt() {
        var sessions = DeviceSessions.on(DeviceSpec.parse("opencl:999"));
        sessions.requireSupported(RECIPE);
        for (Omission omission : new Omission[]{new Omission(0.2, 0), new Omission(0, 0.2)}) {
            String message = assertThrows(IllegalArgumentException.class,
                    () -> sessions.requireSupported(RECIPE.withOmission(omission))).getMessage();
            assertTrue(message.contains(" is 0.2. Set it to 0"), message);
        }
    }
}
