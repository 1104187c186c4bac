package io.evowire.core.objective;

import static io.evowire.core.objective.Objective.ACCURACY;
import static io.evowire.core.objective.Objective.MACS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.cost.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FitnessTest {

    private static final List<Objective> BOTH = List.of(ACCURACY, MACS);
    private static final Fitness REFERENCE = fitness(0, 1e7);

    @ParameterizedTest
    @CsvSource({"0.9, 100, 0.8, 100, 1", "0.9, 100, 0.9, 200, 1", "0.9, 100, 0.8, 200, 1",
            "0.9, 100, 0.9, 100, 0", "0.9, 200, 0.8, 100, 0"})
    void moreAccuracyAndFewerMacsDominate(double a, double aMacs, double b, double bMacs,
            int dominance) {
        assertEquals(dominance, fitness(a, aMacs).dominance(fitness(b, bMacs)));
        assertEquals(-dominance, fitness(b, bMacs).dominance(fitness(a, aMacs)));
    }

    @Test
    void comparisonTurnsMinimisedObjectivesRound() {
        assertTrue(fitness(0.9, 100).compare(fitness(0.8, 100), 0) > 0);
        assertTrue(fitness(0.9, 100).compare(fitness(0.9, 200), 1) > 0);
        assertEquals(0, fitness(0.9, 100).compare(fitness(0.8, 100), 1));
    }

    @Test
    void orderIsTotalAndAgreesWithDominanceAndEquality() {
        var random = new SplittableRandom(2);
        List<Fitness> all = new ArrayList<>(List.of(Fitness.failed(REFERENCE)));
        for (int i = 0; i < 60; i++) {
            all.add(fitness(random.nextInt(5) / 4.0, random.nextInt(5)));
        }
        for (Fitness a : all) {
            for (Fitness b : all) {
                assertEquals(Integer.signum(a.compareTo(b)), -Integer.signum(b.compareTo(a)));
                assertEquals(a.equals(b), a.compareTo(b) == 0);
                assertTrue(a.dominance(b) <= 0 || a.compareTo(b) > 0);
                assertEquals(0, a.dominance(b) + b.dominance(a));
            }
        }
        List<Fitness> sorted = all.stream().sorted().toList();
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i; j < sorted.size(); j++) {
                assertTrue(sorted.get(i).compareTo(sorted.get(j)) <= 0);
            }
        }
    }

    @Test
    void failureIsDominatedByEverythingEvenByTheReference() {
        var failed = Fitness.failed(REFERENCE);
        for (Fitness other : List.of(fitness(0, 1e7), fitness(0.9, 5), fitness(0, 1e12))) {
            assertEquals(-1, failed.dominance(other));
            assertEquals(1, other.dominance(failed));
            assertTrue(failed.compareTo(other) < 0);
        }
        assertEquals(0, failed.dominance(Fitness.failed(REFERENCE)));
    }

    @Test
    void distancesAreFiniteEvenToAFailure() {
        assertEquals(0.25, fitness(0.75, 100).distance(fitness(0.5, 300), 0));
        assertEquals(200, fitness(0.75, 100).distance(fitness(0.5, 300), 1));
        assertEquals(9_999_900, Fitness.failed(REFERENCE).distance(fitness(0.5, 100), 1));
    }

    @Test
    void valuesAreTakenFromAccuracyAndCost() {
        var all = List.of(Objective.values());
        var fitness = Fitness.of(all, new Measurements(0.5, 1.5, 0.25, 0.375, 0.625),
                new Cost(10, 20, 30, 4).withEdges(7));
        assertEquals(List.of(0.5, 0.375, 0.625, 20.0, 10.0, 30.0, 4.0, 7.0, 1.5, 0.25),
                fitness.values());
        assertEquals(20, fitness.value(MACS));
        assertEquals(10, fitness.dimension());
        assertEquals(List.of(ACCURACY, Objective.BALANCED_ACCURACY, Objective.AUPRC),
                all.stream().filter(Objective::isMaximised).toList());
    }

    @Test
    void moreBalancedAccuracyIsBetterAndNoMoreThanOne() {
        var objectives = List.of(Objective.BALANCED_ACCURACY, MACS);
        var better = Fitness.of(objectives, new Measurements(0.5, null, null, 0.75),
                new Cost(1, 9, 1, 1));
        var worse = Fitness.of(objectives, new Measurements(0.9, null, null, 0.5),
                new Cost(1, 9, 1, 1));
        assertEquals(1, better.dominance(worse));
        assertThrows(IllegalArgumentException.class, () -> Fitness.of(objectives,
                new Measurements(0.5, null, null, 1.01), new Cost(1, 9, 1, 1)));
    }

    @Test
    void objectivesAreWrittenLikeColumnsOfTables() {
        assertEquals(
                List.of("accuracy", "balancedAccuracy", "auprc", "macs", "parameters",
                        "activations", "depth", "edges", "latency", "damage"),
                Stream.of(Objective.values()).map(Objective::word).toList());
    }

    @Test
    void whatWasNotMeasuredIsNoValue() {
        var error = assertThrows(IllegalArgumentException.class,
                () -> Fitness.of(List.of(ACCURACY, Objective.LATENCY), 0.5,
                        new Cost(10, 20, 30, 4)));
        assertTrue(error.getMessage().contains("latency of this network was not measured"),
                error.getMessage());
        assertTrue(Objective.DAMAGE.find(Measurements.of(0.5), new Cost(10, 20, 30, 4)).isEmpty());
    }

    @Test
    void aNetworkThatGetsBetterWithoutAPartHasNoDamage() {
        var measured = new Measurements(0.5, null, -0.02);
        assertEquals(0, Objective.DAMAGE.value(measured, new Cost(10, 20, 30, 4)));
        assertEquals(-0.02, measured.withAccuracy(0.7).damage());
    }

    @Test
    void anObjectiveIsKnownBeforeTrainingOrAfterItOrMeasuredWhenAskedFor() {
        assertEquals(List.of(MACS, Objective.PARAMETERS, Objective.ACTIVATIONS, Objective.DEPTH,
                Objective.EDGES),
                Stream.of(Objective.values()).filter(Objective::isCost).toList());
        assertEquals(List.of(Objective.BALANCED_ACCURACY, Objective.AUPRC, Objective.LATENCY,
                Objective.DAMAGE),
                Stream.of(Objective.values()).filter(Objective::isMeasured).toList());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -0.01, 1.01, Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY})
    void accuracyOutsideItsRangeIsRefused(double accuracy) {
        var error = assertThrows(IllegalArgumentException.class, () -> fitness(accuracy, 1));
        assertEquals("A value of ACCURACY must be a number in [0, 1], not %s.".formatted(accuracy),
                error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -1, Double.POSITIVE_INFINITY})
    void costThatIsNoFiniteNumberIsRefused(double macs) {
        var error = assertThrows(IllegalArgumentException.class, () -> fitness(0.5, macs));
        assertEquals("A value of MACS must be a number in [0, infinity), not %s.".formatted(macs),
                error.getMessage());
    }

    @Test
    void negativeZeroIsZero() {
        assertEquals(fitness(0.0, 1), fitness(-0.0, 1));
    }

    @Test
    void objectivesMustMatch() {
        var macs = Fitness.of(List.of(MACS), List.of(5.0));
        assertEquals("Fitness with the objectives [ACCURACY, MACS] cannot be compared with [MACS].",
                assertThrows(IllegalArgumentException.class,
                        () -> fitness(0.5, 5).dominance(macs)).getMessage());
        assertEquals("This fitness has no ACCURACY, only [MACS].",
                assertThrows(IllegalArgumentException.class, () -> macs.value(ACCURACY))
                        .getMessage());
        assertEquals("The objectives [MACS] need 1 values, not [1.0, 2.0].",
                assertThrows(IllegalArgumentException.class,
                        () -> Fitness.of(List.of(MACS), List.of(1.0, 2.0))).getMessage());
        for (List<Objective> bad : List.of(List.<Objective>of(), List.of(MACS, MACS))) {
            assertThrows(IllegalArgumentException.class,
                    () -> Fitness.of(bad, bad.stream().map(o -> 1.0).toList()));
        }
    }

    static Fitness fitness(double accuracy, double macs) {
        return Fitness.of(BOTH, List.of(accuracy, macs));
    }
}
