package io.evowire.core.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evowire.core.objective.AccuracyByCost.Point;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AccuracyByCostTest {

    private static final AccuracyByCost FOUND = AccuracyByCost.of(List.of(new Point(4, 0.7),
            new Point(2, 0.5), new Point(3, 0.4), new Point(2, 0.3), new Point(8, 0.7)));

    @Test
    void withinABudgetTheBestCounts() {
        assertEquals(Optional.empty(), FOUND.within(1.9));
        assertEquals(Optional.of(new Point(2, 0.5)), FOUND.within(3.5));
        assertEquals(Optional.of(new Point(4, 0.7)), FOUND.within(100));
    }

    @Test
    void theMeanTakesChanceWhereNothingIsCheapEnough() {
        assertEquals((0.1 + 0.5 + 0.7) / 3, FOUND.mean(List.of(1.0, 2.0, 4.0), 0.1), 1e-12);
    }

    @Test
    void theAreaOverTheLogarithmByHand() {
        // From 1 to 16 are four doublings: chance, 0.5, 0.7, 0.7.
        assertEquals((0.4 + 0.6 + 0.6) / 4 / 0.9, FOUND.logArea(1, 16, 0.1), 1e-12);
        // What is found below the range counts from its beginning.
        assertEquals((0.4 + 0.6) / 2 / 0.9, FOUND.logArea(2, 8, 0.1), 1e-12);
        assertEquals(1, AccuracyByCost.of(List.of(new Point(1, 1))).logArea(1, 5, 0.1), 1e-12);
        assertEquals(0, AccuracyByCost.of(List.of()).logArea(1, 5, 0.1), 1e-12);
        assertEquals(0, AccuracyByCost.of(List.of(new Point(2, 0.05))).logArea(1, 5, 0.1), 1e-12);
    }

    @Test
    void doublingTheScaleOfCostChangesNothing() {
        var doubled = AccuracyByCost.of(List.of(new Point(8, 0.7), new Point(4, 0.5)));
        assertEquals(FOUND.logArea(1, 16, 0.1), doubled.logArea(2, 32, 0.1), 1e-12);
    }

    @Test
    void budgetsAreAtEqualRatios() {
        double[] costs = new double[101];
        for (int i = 0; i < costs.length; i++) {
            costs[i] = Math.pow(2, i / 10.0);
        }
        assertEquals(List.of(2.0, 32.0, 512.0), AccuracyByCost.budgets(costs, 3).stream()
                .map(budget -> (double) Math.round(budget * 1e6) / 1e6).toList());
    }

    @Test
    void theLastBudgetHoldsTheNetworkThatItIsMadeFrom() {
        double[] costs = new double[11];
        Arrays.setAll(costs, i -> i < 5 ? 2_924_393 : 3_233_260);
        assertEquals(3_233_260.0, AccuracyByCost.budgets(costs, 5).getLast());
        assertEquals(2_924_393.0, AccuracyByCost.budgets(costs, 5).getFirst());
    }

    @Test
    void costsWithoutALogarithmAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Point(0, 0.5));
        assertThrows(IllegalArgumentException.class, () -> FOUND.logArea(0, 1, 0.1));
        assertThrows(IllegalArgumentException.class, () -> FOUND.logArea(2, 2, 0.1));
    }
}
