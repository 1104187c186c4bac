package io.evowire.core.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.core.network.TensorShape;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingTest {

    private static final Architecture FOUND = architecture(1);
    private static final Network NETWORK = Network.of(FOUND, new TensorShape(3, 32, 24), 10);

    private static Stage stage(int nodes, int channels) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(nodes);
        return new Stage(new WattsStrogatz(nodes, 4, 0.75).generate(random), channels, 2,
                NodeOperation.SEPARABLE_3X3);
    }

    private static Architecture architecture(double factor) {
        return new Architecture(List.of(new StemConvolution(40, 1)),
                List.of(stage(Scaling.nodes(10, factor), 78),
                        stage(Scaling.nodes(15, factor), 156)),
                new Head(320));
    }

    private static double factor(Network scaled) {
        return (double) Cost.of(scaled).macs() / Cost.of(NETWORK).macs();
    }

    private static Network scaled(Scaling by, double phi) {
        return by.of(NETWORK, ScalingTest::architecture, phi);
    }

    @Test
    void aStepIsTheProductOfThePapersThreeFactors() {
        assertEquals(1.2 * 1.1 * 1.1 * 1.15 * 1.15, Scaling.factor(1), 1e-12);
        assertEquals(1, Scaling.factor(0));
        assertEquals(1.92027 * 1.92027, Scaling.factor(2), 1e-12);
    }

    @Test
    void nodesAndSidesGrowByTheirOwnFactors() {
        Network scaled = scaled(Scaling.COMPOUND, 1);
        assertEquals(new TensorShape(3, 37, 28), scaled.input()); // 36.8 and 27.6
        assertEquals(List.of(12, 18), scaled.architecture().stages().stream()
                .map(stage -> stage.wiring().nodes()).toList());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-2, -1, 0.5, 1, 2, 3})
    void theWidthComesWithinFourPercent(double phi) {
        assertEquals(1, factor(scaled(Scaling.COMPOUND, phi)) / Scaling.factor(phi), 0.04);
    }

    @Test
    void noOtherFactorOfTheWidthComesNearer() {
        Network scaled = scaled(Scaling.COMPOUND, 1);
        double error = Math.abs(factor(scaled) - Scaling.factor(1));
        Architecture deeper = architecture(1.2);
        for (double width = 0.5; width < 2; width += 0.001) {
            Network other = Network.of(deeper.widened(width), scaled.input(), scaled.classes());
            assertTrue(Math.abs(factor(other) - Scaling.factor(1)) >= error, "width " + width);
        }
    }

    @Test
    void aWidthOfItsOwnIsKeptByTheFactorOne() {
        assertEquals(FOUND, FOUND.widened(1));
        assertEquals(List.of(1, 2), Stream.of(0.001, 1.5).map(factor -> new Architecture(
                List.of(new StemConvolution(1, 1)), FOUND.stages(), FOUND.head()).widened(factor)
                .stem().getFirst().channels()).toList());
    }

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void theExponentZeroChangesNothing(Scaling by) {
        assertEquals(NETWORK.architecture(), scaled(by, 0).architecture());
        assertEquals(NETWORK.input(), scaled(by, 0).input());
    }

    @ParameterizedTest
    @EnumSource(value = Scaling.class, names = "COMPOUND", mode = EnumSource.Mode.EXCLUDE)
    void oneDimensionAloneComesNearTheSameMultiplyAdds(Scaling by) {
        for (double phi : List.of(-0.5, 1.0, 2.0)) {
            double near = by == Scaling.RESOLUTION ? 0.15 : 0.06; // sides are halved twice
            assertEquals(1, factor(scaled(by, phi)) / Scaling.factor(phi), near, by + " " + phi);
        }
    }

    @Test
    void noOtherSideComesNearer() {
        double error = Math.abs(factor(scaled(Scaling.RESOLUTION, 1)) - Scaling.factor(1));
        for (int height = 1; height < 100; height++) {
            Network other = Network.of(FOUND, new TensorShape(3, height,
                    Math.max(1, (int) Math.round(height * 0.75))), 10);
            assertTrue(Math.abs(factor(other) - Scaling.factor(1)) >= error, "side " + height);
        }
    }

    @Test
    void oneDimensionAloneLeavesTheOthers() {
        Network deeper = scaled(Scaling.DEPTH, 1);
        assertEquals(NETWORK.input(), deeper.input());
        assertEquals(List.of(78, 156),
                deeper.architecture().stages().stream().map(Stage::channels).toList());
        assertEquals(FOUND, scaled(Scaling.RESOLUTION, 1).architecture());
        Network wider = scaled(Scaling.WIDTH, 1);
        assertEquals(NETWORK.input(), wider.input());
        assertSame(FOUND.stages().getFirst().wiring(),
                wider.architecture().stages().getFirst().wiring());
    }

    @ParameterizedTest
    @ValueSource(doubles = {8.1, -9, Double.NaN})
    void exponentsHaveBounds(double phi) {
        var thrown = assertThrows(IllegalArgumentException.class,
                () -> scaled(Scaling.COMPOUND, phi));
        assertEquals("phi must lie in [-8.0, 8.0], not %s.".formatted(phi), thrown.getMessage());
    }
}
