package io.evowire.run.study.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.statistics.RankCorrelation;
import io.evowire.run.problem.Randomness;
import io.evowire.run.study.simulation.BusySlots.Timed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusySlotsTest {

    private static List<Timed> drawn(int count) {
        return BusySlots.drawn(count, new Randomness(1).of("times"));
    }

    private static List<Timed> trainings(double... seconds) {
        return IntStream.range(0, seconds.length)
                .mapToObj(i -> new Timed(seconds[i], seconds[i])).toList();
    }

    @Test
    void byHandASlotWaitsForTheSlowestUnlessItIsStartedFirst() {
        List<Timed> trainings = trainings(1, 1, 2);
        assertEquals(4 / 6.0, BusySlots.rounds(trainings, 3, 2, false, 0), 1e-12);
        assertEquals(1, BusySlots.rounds(trainings, 3, 2, true, 0), 1e-12);
        assertEquals(4 / 6.0, BusySlots.rounds(trainings, 3, 2, true, 1), 1e-12);
        assertEquals(4 / 6.0, BusySlots.rounds(trainings, 2, 2, true, 0), 1e-12);
    }

    @Test
    void byHandNoSlotWaitsInASteadyState() {
        // Slot one: 3, slot two: 1, 1, 1, then the last two begin at 3.
        assertEquals(1, BusySlots.steady(trainings(3, 1, 1, 1, 5, 5), 2, 0, 0), 1e-12);
        // Nobody has decided for half a unit at the start, nor after each end; one waits at 1.5.
        // Slot one trains 0.5 to 3.5; slot two 1 to 2, and 2.5 to 3.5; the last begins at 4.
        assertEquals(5 / 8.0, BusySlots.steady(trainings(3, 1, 1, 9), 2, 0, 0.5), 1e-12);
        // With one that waits, it is there at 2.
        assertEquals(4.5 / 6.0, BusySlots.steady(trainings(3, 1, 1, 9), 2, 1, 0.5), 1e-12);
    }

    @Test
    void timesAreAsInRecordedRuns() {
        List<Timed> drawn = drawn(20_000);
        List<Double> logs = drawn.stream().map(one -> Math.log(one.seconds())).toList();
        double mean = logs.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        assertEquals(0.36, logs.stream().mapToDouble(log -> (log - mean) * (log - mean)).average()
                .orElseThrow(), 0.02);
        assertEquals(1, drawn.stream().mapToDouble(Timed::seconds).average().orElseThrow(), 0.03);
        assertEquals(0.7, RankCorrelation.of(drawn.stream().map(Timed::macs).toList(),
                drawn.stream().map(Timed::seconds).toList()), 0.02);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32, 64, 128, 256})
    void aSteadyStateKeepsAnyNumberOfSlotsBusy(int slots) {
        double share = BusySlots.steady(drawn(40 * slots), slots, BusySlots.ahead(slots), 0);
        assertTrue(share > 0.999, () -> slots + " slots: " + share);
        // Where trainings take twice as long on average as one decision for each slot.
        double busy = BusySlots.steady(drawn(40 * slots), slots, BusySlots.ahead(slots),
                0.5 / slots);
        assertTrue(busy >= 0.95, () -> slots + " slots: " + busy);
    }

    @Test
    void moreDecisionsThanCanBeMadeLeaveSlotsIdle() {
        double share = BusySlots.steady(drawn(6_400), 64, 8, 2 / 64.0);
        assertEquals(0.5, share, 0.03);
    }

    // Another program with the same distribution gave these.
    @ParameterizedTest
    @CsvSource({"16, 8, 0.63, 0.72", "64, 16, 0.71, 0.86", "128, 32, 0.65, 0.82",
            "256, 64, 0.60, 0.77"})
    void generationsLeaveSlotsIdleAndTheDearestFirstFewer(int size, int slots, double proposed,
            double dearest) {
        List<Timed> drawn = drawn(200 * size);
        assertEquals(proposed, BusySlots.rounds(drawn, size, slots, false, 0), 0.03);
        assertEquals(dearest, BusySlots.rounds(drawn, size, slots, true, 0), 0.03);
    }
}
