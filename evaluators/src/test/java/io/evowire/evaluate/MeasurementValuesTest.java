package io.evowire.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evowire.evaluate.DamageProfile.EdgeLoss;
import io.evowire.evaluate.DamageProfile.NodeLoss;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasurementValuesTest {

    @Test
    void aSampleStandsForTheOthersOfItsKind() {
        // Two nodes lose 0.3 on average, thirty edges 0.1.
        var damage = new DamageProfile(0.9, 100, 2, 30,
                List.of(new NodeLoss(0, 0, 0.5), new NodeLoss(0, 1, 0.1)),
                List.of(new EdgeLoss(0, 0, 1, 0.1)));
        assertEquals(0.3, damage.meanOfNodes(), 1e-12);
        assertEquals(0.1, damage.meanOfEdges(), 1e-12);
        assertEquals((2 * 0.3 + 30 * 0.1) / 32, damage.mean(), 1e-12);
    }

    @Test
    void aStageOfOneNodeHasNoEdgesToLose() {
        var damage = new DamageProfile(0.9, 100, 1, 0, List.of(new NodeLoss(0, 0, 0.4)),
                List.of());
        assertEquals(0.4, damage.mean());
    }

    @Test
    void somethingMustBeRemoved() {
        assertThrows(IllegalArgumentException.class,
                () -> new DamageProfile(0.9, 100, 1, 0, List.of(), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new DamageProfile(0.9, 100, 1, 3,
                List.of(new NodeLoss(0, 0, 0.4)), List.of()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 1.01, -1.01})
    void lossesThatNoNetworkCanHaveAreRefused(double loss) {
        assertThrows(IllegalArgumentException.class, () -> new NodeLoss(0, 0, loss));
        assertThrows(IllegalArgumentException.class, () -> new EdgeLoss(0, 0, 1, loss));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 0, -1, Double.POSITIVE_INFINITY})
    void latenciesThatNoClockGivesAreRefused(double milliseconds) {
        assertThrows(IllegalArgumentException.class, () -> new Latency(milliseconds, 0, 1, 3));
        if (milliseconds != 0) {
            assertThrows(IllegalArgumentException.class,
                    () -> new Latency(1, milliseconds, 1, 3));
        }
    }
}
