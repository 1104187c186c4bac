package io.evowire.core.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.GraphModel;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.RandWire;
import io.evowire.core.network.TensorShape;
import io.evowire.core.statistics.Spread;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostStatisticsTest {

    /** Xie et al. 2019, tables 2 to 4: N=32, WS(4, 0.75), images of 224x224, 1000 classes. */
    @ParameterizedTest
    @CsvSource({"SMALL, 78, 583e6, 6.2e6, 5.6e6, 0.1e6",
            "REGULAR, 109, 4.0e9, 0.09e9, 31.9e6, 0.66e6",
            "REGULAR, 154, 7.9e9, 0.18e9, 61.5e6, 1.32e6"})
    void meansOverFiftySeedsAreThoseOfThePaper(RandWire regime, int channels, double macs,
            double macsSd, double parameters, double parametersSd) {
        var cost = cost(regime, channels, NodeOperation.SEPARABLE_3X3, 50);
        assertEquals(macs, cost.macs().mean(), macsSd);
        assertEquals(parameters, cost.parameters().mean(), parametersSd);
        assertSimilar(macsSd, cost.macs().sd());
        assertSimilar(parametersSd, cost.parameters().sd());
    }

    /** Xie et al. 2019, figure 6, compares operations at equal cost. */
    @ParameterizedTest
    @CsvSource({"conv3x3, 30", "maxpool3x3, 80", "avgpool3x3, 80"})
    void widthsOfOtherOperationsMakeThemAsCostly(String operation, int channels) {
        double macs = cost(RandWire.SMALL, 78, NodeOperation.SEPARABLE_3X3, 5).macs().mean();
        assertEquals(macs,
                cost(RandWire.SMALL, channels, NodeOperation.of(operation), 5).macs().mean(),
                0.03 * macs);
    }

    private static CostStatistics cost(RandWire regime, int channels, NodeOperation operation,
            int seeds) {
        return CostStatistics.overSeeds(regime, channels, 32, operation,
                nodes -> GraphModel.parse("WS(4,0.75)", nodes), new TensorShape(3, 224, 224), 1000,
                seeds);
    }

    // The paper's deviations come from few networks.
    private static void assertSimilar(double expected, double actual) {
        assertTrue(actual > expected / 2 && actual < expected * 2,
                "deviation %s, expected about %s".formatted(actual, expected));
    }

    @Test
    void sameSeedsGiveTheSameStatistics() {
        assertEquals(few(), few());
    }

    private static CostStatistics few() {
        return CostStatistics.overSeeds(RandWire.SMALL, 8, 8, NodeOperation.SEPARABLE_3X3,
                n -> GraphModel.parse("ER(0.5)", n), new TensorShape(3, 32, 32), 10, 3);
    }

    @Test
    void spreadIsMeanAndSampleDeviation() {
        assertEquals(new Spread(4, 2), Spread.of(2, 4, 6));
        assertEquals(new Spread(5, 0), Spread.of(5));
        assertEquals(new CostStatistics(new Spread(20, 0), new Spread(10, 0), new Spread(30, 0),
                new Spread(4, 0)), CostStatistics.of(List.of(new Cost(10, 20, 30, 4))));
    }

    @Test
    void spreadOfNothingIsRefused() {
        var error = assertThrows(IllegalArgumentException.class, () -> Spread.of());
        assertEquals("Mean and deviation need at least 1 value, not 0.", error.getMessage());
    }
}
