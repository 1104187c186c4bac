package io.evowire.run.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.statistics.Confusion;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.Recognition;
import io.evowire.evaluate.Recognition.Part;
import io.evowire.run.Listener;
import io.evowire.run.config.RepeatsConfig.Question;
import io.evowire.run.problem.Run;
import io.evowire.run.report.RecordedRuns;
import io.evowire.run.store.Repeat;
import io.evowire.run.store.Tested;
import io.evowire.run.store.TrialStore;
import io.evowire.run.training.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search says of its progress where nobody sees a bar. */
class SearchProgressTest {

    private static final Outcome TRAINED = new Outcome.Completed(0.5, 1, List.of());

    @TempDir
    private Path directory;

    /** The lines of a search that has worked for nine seconds and in which this happens. */
    private List<String> lines(String budget, Consumer<SearchProgress> happening)
            throws IOException {
        Run run = RecordedRuns.create(directory, RecordedRuns.CLASSES, "budget=" + budget);
        RecordedRuns.record(run, 6, trial -> TRAINED, "STOPPED");
        try (var listener = Listener.open()) {
            try (var progress = new SearchProgress(run, TrialStore.read(run.files()),
                    () -> false)) {
                happening.accept(progress);
            }
            return listener.err().lines().toList();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {trials: 10, time: 2h}   | 6 of 10 trials  best 50.00 %  left 1h59m
            {trials: 10, time: 69s}  | 6 of 10 trials  best 50.00 %  left 1m00s
            {trials: 10, time: 5s}   | 6 of 10 trials  best 50.00 %  left 0s
            {trials: 10, time: none} | 6 of 10 trials  best 50.00 %
            {trials: 6, time: 2h}    | 6 of 6 trials  best 50.00 %
            """)
    void theTimeThatTheBudgetLeavesIsCounted(String budget, String line) throws IOException {
        assertEquals(List.of(line),
                lines(budget, progress -> progress.step(work("trial 0"), 1, 2)));
    }

    @Test
    void trainingTheFrontAgainHasATotalAndATimeLeft() throws IOException {
        var again = new Repeat(0, Question.INSTANCE, 0, 0, 1, "", TRAINED, 1);
        List<String> lines = lines("{trials: 6, time: none}", progress -> {
            progress.repeating(3);
            progress.repeated(again);
            progress.repeated(again);
            progress.repeating(1); // it was lost, and is tried once more
            progress.repeated(again);
        });
        assertEquals(2, lines.size(), lines::toString);
        assertTrue(lines.getFirst().matches(
                "1 of 3 trained again  best 50\\.00 %  \\d+(\\.\\d)? repeats/s  left 0s"),
                lines::toString);
        assertTrue(lines.getLast().startsWith("3 of 3 trained again  best 50.00 %"),
                lines::toString);
    }

    @Test
    void whatIsTestedAfterTheSearchHasATotalOfItsOwn() throws IOException {
        var found = new Recognition(Part.TEST, Confusion.of(new int[][]{{1, 0}, {0, 1}}));
        List<String> lines = lines("{trials: 6, time: none}", progress -> {
            progress.testing(2);
            progress.started(work(Tested.id(0)));
            progress.started(work(Tested.id(3)));
            progress.untested(0, new Outcome.OutOfMemory("heap"));
            progress.step(work(Tested.id(3)), 1, 2);
            progress.tested(new Tested(3, found, 1));
        });
        assertTrue(lines.getFirst().endsWith("testing #0 0%"), lines::toString);
        assertTrue(
                lines.get(1).startsWith("Trial 0 could not be tested: OutOfMemory"),
                lines::toString);
        assertTrue(lines.getLast().startsWith("2 of 2 suggested networks tested  best 50.00 %"),
                lines::toString);
    }

    @Test
    void lostModelsThatAreTrainedAgainAreCountedThenTheSearchGoesOn() throws IOException {
        List<String> lines = lines("{trials: 7, time: none}", progress -> {
            progress.restoring(2);
            progress.started(work("model of trial 1"));
            progress.ended(work("model of trial 1"));
            progress.restoring(1);
            progress.restoring(0);
            progress.started(work("trial 6"));
        });
        assertEquals(List.of("0 of 2 lost models trained again  best 50.00 %  training #1 0%"),
                lines);
    }

    @Test
    void afterLostModelsTheSearchIsCountedAgain() throws IOException {
        List<String> lines = lines("{trials: 7, time: none}", progress -> {
            progress.restoring(1);
            progress.restoring(0);
            progress.started(work("trial 6"));
        });
        assertEquals(List.of("6 of 7 trials  best 50.00 %  training #6 0%"), lines);
    }

    private static Work work(String id) {
        return new Work(id, RecordedRuns.candidate());
    }

    @Test
    void repeatsOfOneTrialSideBySideAreToldApart() throws IOException {
        var first = new Repeat(0, Question.INSTANCE, 0, 0, 1, "", TRAINED, 1);
        var second = new Repeat(0, Question.INSTANCE, 0, 1, 2, "", TRAINED, 1);
        List<String> lines = lines("{trials: 6, time: none}", progress -> {
            progress.repeating(2);
            progress.started(work(first.id()));
            progress.step(work(first.id()), 1, 4);
            progress.started(work(second.id()));
            progress.step(work(second.id()), 1, 2);
            progress.repeated(first);
            progress.step(work(second.id()), 3, 4);
            progress.repeated(new Repeat(1, Question.INSTANCE, 0, 0, 3, "", TRAINED, 1));
        });
        assertTrue(lines.getLast().endsWith("training #0 repeat 1 of instance 75%"),
                lines::toString);
    }
}
