package io.evowire.run.pick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.cost.Cost;
import io.evowire.core.objective.Objective;
import io.evowire.evaluate.Outcome;
import io.evowire.run.config.RepeatsConfig.Question;
import io.evowire.run.repeat.FrontEstimate;
import io.evowire.run.repeat.Retraining;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Redraws;
import io.evowire.run.store.SplitSizes;
import io.evowire.run.store.Trial;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
        return new Picks(front, List.of(Objective.ACCURACY, Objective.MACS), List.of(), IMAGES)
                .all();
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
        var picks = new Picks(List.of(trial(0, 0.9, 400)),
                List.of(Objective.ACCURACY, Objective.MACS), List.of(), null).all();
        assertEquals(List.of(Pick.Kind.BEST), picks.stream().map(Pick::kind).toList());
    }

    private static FrontEstimate again(Question of, int trial, double mean,
            @Nullable Double deviation) {
        return new FrontEstimate(trial, of, 0, deviation == null ? 1 : 4, 0, mean, deviation, null,
                null, null);
    }

    private static List<Pick> picks(List<Trial> front, FrontEstimate... again) {
        return new Picks(front, List.of(Objective.ACCURACY, Objective.MACS),
                Retraining.byWay(List.of(again)), IMAGES).all();
    }

    private static final List<Trial> THREE = List.of(trial(0, 0.85, 100), trial(1, 0.90, 200),
            trial(2, 0.91, 300));

    @Test
    void trainingAgainDecidesWhereAllOfTheFrontWere() {
        var picks = picks(THREE, again(Question.INSTANCE, 0, 0.92, 0.01),
                again(Question.INSTANCE, 1, 0.94, 0.0283), again(Question.INSTANCE, 2, 0.87, 0.01));
        Pick best = pick(picks, Pick.Kind.BEST).orElseThrow();
        assertEquals(1, best.trial());
        assertTrue(best.reason().contains("trained again"), best.reason());
        Pick smallest = pick(picks, Pick.Kind.SMALLEST).orElseThrow();
        assertEquals(0, smallest.trial(), "0.92 lies within 0.0283 of 0.94");
        assertTrue(smallest.reason().contains("2.83 percentage points"), smallest.reason());
        assertTrue(smallest.reason().contains("4 times again"), smallest.reason());
    }

    @Test
    void meansOfSomeAreNotComparedWithTheLuckOfOthers() {
        var picks = picks(THREE, again(Question.INSTANCE, 1, 0.94, 0.01),
                again(Question.INSTANCE, 2, 0.87, 0.01));
        assertEquals(2, pick(picks, Pick.Kind.BEST).orElseThrow().trial());
    }

    @Test
    void otherGraphsOfASettingSayNothingAboutTheNetworkToTake() {
        var picks = picks(THREE, again(Question.SETTING, 0, 0.99, 0.01),
                again(Question.SETTING, 1, 0.94, 0.01), again(Question.SETTING, 2, 0.87, 0.01));
        assertEquals(2, pick(picks, Pick.Kind.BEST).orElseThrow().trial());
    }

    @Test
    void oneTrainingMoreHasNoDeviation() {
        var picks = picks(THREE, again(Question.INSTANCE, 0, 0.8, null),
                again(Question.INSTANCE, 1, 0.94, null), again(Question.INSTANCE, 2, 0.87, null));
        assertEquals(1, pick(picks, Pick.Kind.BEST).orElseThrow().trial());
        Pick smallest = pick(picks, Pick.Kind.SMALLEST).orElseThrow();
        assertTrue(smallest.reason().contains("900 validation images"), smallest.reason());
    }

    @Test
    void whoIsDominatedInThePictureDoesNotHideTheKnee() {
        // On the front for a third objective only; the costliest one is the worst.
        var picks = picks(List.of(trial(0, 0.5, 1_000), trial(1, 0.9, 10_000),
                trial(2, 0.95, 1_000_000), trial(3, 0.3, 10_000_000)));
        assertEquals(1, pick(picks, Pick.Kind.KNEE).orElseThrow().trial());
    }

    private static Trial balanced(int number, double accuracy, double balanced, long macs) {
        return new Trial(trial(number, accuracy, macs).proposal(), Optional.of(
                new Outcome.Completed(accuracy, 1, List.of(), null, null, null, null, balanced)));
    }

    @Test
    void whereBalancedAccuracyIsTheObjectiveItDecides() {
        List<Trial> front = List.of(balanced(0, 0.95, 0.5, 100), balanced(1, 0.9, 0.7, 200));
        var picks = new Picks(front, List.of(Objective.BALANCED_ACCURACY, Objective.MACS),
                List.of(), IMAGES).all();
        Pick best = pick(picks, Pick.Kind.BEST).orElseThrow();
        assertEquals(1, best.trial());
        assertTrue(best.reason().contains("balanced accuracy"), best.reason());
        var again = front.stream().map(trial -> new FrontEstimate(trial.number(),
                Question.INSTANCE, 0, 4, 0, 0.9, 0.01, null, null, null,
                trial.number() == 0 ? 0.65 : 0.6, 0.02)).toList();
        var repeated = new Picks(front, List.of(Objective.BALANCED_ACCURACY, Objective.MACS),
                Retraining.byWay(again), IMAGES).all();
        assertEquals(0, pick(repeated, Pick.Kind.BEST).orElseThrow().trial());
        assertTrue(repeated.getLast().reason().contains("2.00 percentage points"),
                repeated.getLast().reason());
    }

    @Test
    void withTwoAccuraciesAloneTheCostIsThatOfMultiplyAdds() {
        var picks = new Picks(List.of(balanced(0, 0.95, 0.5, 100), balanced(1, 0.9, 0.7, 200)),
                List.of(Objective.ACCURACY, Objective.BALANCED_ACCURACY), List.of(), IMAGES)
                .all();
        assertEquals(0, pick(picks, Pick.Kind.BEST).orElseThrow().trial());
    }

    @Test
    void whereAccuracyIsNoObjectiveThatIsSaid() {
        var picks = new Picks(List.of(trial(0, 0.9, 400)),
                List.of(Objective.MACS, Objective.DAMAGE), List.of(), IMAGES).all();
        assertTrue(picks.getFirst().reason().contains("no objective"),
                picks.getFirst().reason());
    }
}
