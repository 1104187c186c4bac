package io.evowire.run.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.Outcome;
import io.evowire.run.UserException;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.RepeatsConfig.Question;
import io.evowire.run.export.RunTables;
import io.evowire.run.export.TrialField;
import io.evowire.run.pick.Pick;
import io.evowire.run.pick.Picks;
import io.evowire.run.problem.FitnessScale;
import io.evowire.run.problem.Run;
import io.evowire.run.report.RecordedRuns;
import io.evowire.run.status.RunSummary;
import io.evowire.run.store.History;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReadingTest {

    private static final int TRIALS = 40;

    // One operation, so that costs alone do not lift a dear network above the lucky one.
    private static final List<String> SPACE = List.of("space.operations=[separable3x3]",
            "space.channels=[8, 12, 16, 24, 32, 48]");

    /** A cheap network that a lucky training lifted above what any other reached. */
    private int lucky;

    @TempDir
    private Path temporary;

    /** Accuracies that follow from the cost, with a little noise, and a very lucky one. */
    private Run run(String name, String... settings) throws IOException {
        Run run = RecordedRuns.create(temporary.resolve(name), RecordedRuns.CLASSES,
                Stream.concat(SPACE.stream(), Stream.of(settings)).toArray(String[]::new));
        Run costs = RecordedRuns.create(temporary.resolve(name + "-costs"), RecordedRuns.CLASSES,
                SPACE.toArray(String[]::new));
        RecordedRuns.record(costs, TRIALS, i -> null, "");
        List<Trial> trials = TrialStore.read(costs.files()).trials();
        lucky = trials.stream()
                .sorted(Comparator.comparingLong(trial -> trial.proposal().cost().macs())).toList()
                .get(TRIALS / 4).number();
        RecordedRuns.record(run, TRIALS, i -> new Outcome.Completed(
                accuracy(trials.get(i)) + (i == lucky ? 0.14 : 0.02 * Math.sin(37.0 * i)), 1,
                List.of()), "TRIALS_SPENT");
        return run;
    }

    private static double accuracy(Trial trial) {
        return 0.1 * Math.log10(trial.proposal().cost().macs()) - 0.1;
    }

    private static RunReading reading(Run run) {
        return RunReading.of(run.factory(), history(run));
    }

    private static History history(Run run) {
        return TrialStore.read(run.files());
    }

    private static List<Integer> numbers(List<Trial> trials) {
        return trials.stream().map(Trial::number).toList();
    }

    @Test
    void aRunWithoutTheKeyIsReadByWhatWasObserved() throws IOException {
        RunReading reading = reading(run("run"));
        assertTrue(reading.beliefs().isEmpty());
        assertEquals(Optional.empty(), reading.meanHypervolume());
        assertEquals(reading.observedFront(), reading.front());
        assertEquals(lucky, reading.best().orElseThrow().number());
    }

    @Test
    void aHistoryIsReadOnceWhateverElseIsRead() throws IOException {
        Run run = run("run", "reading=posterior");
        History history = history(run);
        RunReading reading = RunReading.of(run.factory(), history);
        assertNotSame(reading, reading(run));
        assertSame(reading, RunReading.of(run.factory(), history));
    }

    @Test
    void aLuckyTrainingDoesNotMakeAFront() throws IOException {
        Run run = run("run", "reading=posterior");
        RunReading reading = reading(run);
        List<Trial> trials = history(run).trials();
        assertTrue(numbers(reading.observedFront()).contains(lucky));
        assertNotEquals(lucky, reading.best().orElseThrow().number());
        Belief belief = reading.belief(trials.get(lucky)).orElseThrow();
        assertTrue(belief.mean() < trials.get(lucky).accuracy().orElseThrow() - 0.05,
                belief::toString);
        // On average the means are nearer to the truth than what was observed.
        assertTrue(IntStream.range(0, TRIALS).mapToDouble(i -> Math.abs(
                reading.accuracy(trials.get(i)) - accuracy(trials.get(i)))).sum() < IntStream
                        .range(0, TRIALS).mapToDouble(i -> Math.abs(trials.get(i).accuracy()
                                .orElseThrow() - accuracy(trials.get(i))))
                        .sum());
        // No member is dominated by means.
        for (Trial member : reading.front()) {
            assertTrue(trials.stream().noneMatch(other -> other.proposal().cost()
                    .macs() <= member.proposal().cost().macs()
                    && reading.accuracy(other) > reading.accuracy(member)));
        }
        assertTrue(reading.calibration().orElseThrow().rankCorrelation() > 0.5);
        assertEquals(TRIALS, reading.calibration().orElseThrow().observed().size());
    }

    @Test
    void statusTablesAndPicksAreReadTheSameWay() throws IOException {
        Run run = run("run", "reading=posterior");
        RunReading reading = reading(run);
        RunSummary summary = RunSummary.of(run, history(run), false, null);
        Trial best = reading.best().orElseThrow();
        assertEquals(best.number(), summary.best().value(TrialField.TRIAL));
        assertEquals(best.accuracy().orElseThrow(), summary.best().value(TrialField.ACCURACY));
        assertEquals(reading.accuracy(best), summary.best().value(TrialField.MEAN));
        assertEquals(FitnessScale.of(run.factory()).hypervolume(history(run).trials()),
                summary.hypervolume());
        assertTrue(summary.meanHypervolume() < summary.hypervolume());
        String front = RunTables.of(run, history(run)).getLast().content();
        assertEquals(numbers(reading.front()), front.lines().skip(1)
                .map(line -> Integer.valueOf(line.split(",")[0])).toList());
        List<Pick> picks = Picks.of(run.factory(), history(run));
        assertEquals(best.number(), picks.getFirst().trial());
        assertTrue(picks.getFirst().reason().contains("mean accuracy"), picks::toString);
    }

    @Test
    void repeatsSayMoreOfANetworkAndChangeNotWhomToRepeat() throws IOException {
        Run run = run("run", "reading=posterior");
        List<Integer> before = numbers(
                RunReading.ofSearch(run.factory(), history(run)).front());
        Trial member = history(run).trial(before.getFirst()).orElseThrow();
        Belief once = reading(run).belief(member).orElseThrow();
        RecordedRuns.repeat(run, Question.INSTANCE, 0.3, 0.31, 0.3, 0.29);
        Belief again = reading(run).belief(member).orElseThrow();
        assertTrue(again.mean() < once.mean() - 0.02, once + " and " + again);
        assertEquals(before,
                numbers(RunReading.ofSearch(run.factory(), history(run)).front()));
    }

    @Test
    void repeatsOfOtherGraphsSayNothingOfTheNetwork() throws IOException {
        Run run = run("run", "reading=posterior");
        Beliefs before = reading(run).beliefs();
        RecordedRuns.repeat(run, Question.SETTING, 0.3, 0.31);
        assertEquals(before, reading(run).beliefs());
    }

    @Test
    void whatIsBelievedBeforeAGenerationDependsOnEarlierOnesAlone() throws IOException {
        Run run = run("run", "reading=posterior");
        List<Belief> early = before(3, run);
        assertEquals(20, early.size());
        RecordedRuns.goOn(run, 10, i -> new Outcome.Completed(0.1, 1, List.of()));
        assertEquals(early, before(3, run));
        assertEquals(List.of(), before(1, run));
    }

    private static List<Belief> before(int generation, Run run) {
        var beliefs = EarlierBeliefs.before(generation, run.factory(), history(run));
        return history(run).trials().stream().map(trial -> beliefs.of(trial.number()))
                .flatMap(Optional::stream).toList();
    }

    @Test
    void failuresAreNotBelievedToBeAnything() throws IOException {
        Run run = RecordedRuns.create(temporary.resolve("failed"), RecordedRuns.CLASSES,
                "reading=posterior");
        RecordedRuns.record(run, 4, i -> i == 1
                ? new Outcome.Crashed("out of luck")
                : new Outcome.Completed(0.5 + 0.1 * i, 1, List.of()), "");
        RunReading reading = reading(run);
        assertFalse(numbers(reading.front()).contains(1));
        assertEquals(Optional.empty(), reading.belief(history(run).trials().get(1)));
        assertTrue(reading.belief(history(run).trials().get(2)).isPresent());
    }

    @Test
    void aModelOfAccuracyNeedsAccuracyAmongTheObjectives() {
        String said = assertThrows(UserException.class, () -> ConfigReader.parse("", "test",
                List.of("reading=posterior", "objectives=[balancedAccuracy, macs]"))).getMessage();
        assertTrue(said.contains("needs accuracy among the objectives"), said);
    }
}
