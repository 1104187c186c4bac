package io.evowire.run.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.cost.Cost;
import io.evowire.core.objective.Objective;
import io.evowire.evaluate.Outcome;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Redraws;
import io.evowire.run.store.SplitSizes;
import io.evowire.run.store.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PicksTest {

    private static final SplitSizes IMAGES = new SplitSizes(7_000, 900, 1_000);

    /** A trial of this many macs. */
    static Trial trial(int number, double accuracy, long macs) {
        return new Trial(new Proposal(number, 1, "key" + number, "genome", List.of(), List.of(),
                new Cost(10, macs, 10, 5), Redraws.NONE),
                Optional.of(new Outcome.Completed(accuracy, 1, List.of())));
    }

    private static List<Pick> picks(List<Trial> front) {
        return new Picks(front, Objective.MACS, Map.of(), IMAGES).all();
    }

    private static Optional<Pick> pick(List<Pick> picks, Pick.Kind kind) {
        return picks.stream().filter(pick -> pick.kind() == kind).findFirst();
    }

    @Test
    void theBestHasTheHighestAccuracyAndOfEqualOnesTheLowestCost() {
        var picks = picks(List.of(trial(0, 0.6, 100), trial(1, 0.9, 900), trial(2, 0.9, 700)));
        assertEquals(2, pick(picks, Pick.Kind.BEST).orElseThrow().trial());
    }

    @Test
    void theKneeLiesFurthestAboveTheLineBetweenTheEnds() {
        // By orders of magnitude the line runs 0.50, 0.65, 0.80, 0.95.
        var picks = picks(List.of(trial(0, 0.5, 1_000), trial(1, 0.7, 10_000),
                trial(2, 0.93, 100_000), trial(3, 0.95, 1_000_000)));
        assertEquals(2, pick(picks, Pick.Kind.KNEE).orElseThrow().trial());
    }

    @Test
    void aFrontThatBendsTheOtherWayHasNoKnee() {
        var picks = picks(List.of(trial(0, 0.5, 1_000), trial(1, 0.51, 10_000),
                trial(2, 0.95, 100_000)));
        assertEquals(Optional.empty(), pick(picks, Pick.Kind.KNEE));
    }

    @Test
    void aFrontOfTwoHasNoKnee() {
        assertEquals(Optional.empty(), pick(picks(List.of(trial(0, 0.5, 10), trial(1, 0.9, 20))),
                Pick.Kind.KNEE));
    }

    @Test
    void anEmptyFrontHasNoPicks() {
        assertEquals(List.of(), picks(List.of()));
    }

    @Test
    void theSmallestLiesWithinTheBinomialErrorOfTheBest() {
        // sqrt(0.9 * 0.1 / 900) = 0.01
        var picks = picks(List.of(trial(0, 0.889, 100), trial(1, 0.8901, 200),
                trial(2, 0.895, 300), trial(3, 0.9, 400)));
        Pick smallest = pick(picks, Pick.Kind.SMALLEST).orElseThrow();
        assertEquals(1, smallest.trial());
        assertTrue(smallest.reason().contains("1.00 percentage points"), smallest.reason());
        assertTrue(smallest.reason().contains("900 validation images"), smallest.reason());
        assertTrue(smallest.reason().contains("50 % of the best one's macs"), smallest.reason());
    }

    @Test
    void whereNothingIsNearTheBestItIsAlsoTheSmallest() {
        var picks = picks(List.of(trial(0, 0.5, 100), trial(1, 0.9, 400)));
        Pick smallest = pick(picks, Pick.Kind.SMALLEST).orElseThrow();
        assertEquals(1, smallest.trial());
        assertTrue(smallest.reason().startsWith("No cheaper network"), smallest.reason());
    }

    @Test
    void withoutTheNumberOfImagesThereIsNoSmallest() {
        var picks = new Picks(List.of(trial(0, 0.9, 400)), Objective.MACS, Map.of(), null).all();
        assertEquals(List.of(Pick.Kind.BEST), picks.stream().map(Pick::kind).toList());
    }

    @Test
    void trainingAgainDecidesWhereItWasDone() {
        var front = List.of(trial(0, 0.85, 100), trial(1, 0.90, 200), trial(2, 0.91, 300));
        var again = Map.of(1, new Retraining(Sample.of(List.of(0.92, 0.96))), 2,
                new Retraining(Sample.of(List.of(0.86, 0.88))));
        var picks = new Picks(front, Objective.MACS, again, IMAGES).all();
        Pick best = pick(picks, Pick.Kind.BEST).orElseThrow();
        assertEquals(1, best.trial());
        assertTrue(best.reason().contains("training again"), best.reason());
        Pick smallest = pick(picks, Pick.Kind.SMALLEST).orElseThrow();
        assertTrue(smallest.reason().contains("2.83 percentage points"), smallest.reason());
        assertTrue(smallest.reason().contains("2 times"), smallest.reason());
    }
}
