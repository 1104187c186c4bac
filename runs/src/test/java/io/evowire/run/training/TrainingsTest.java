package io.evowire.run.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.Outcome;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.report.RecordedRuns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/** Lists of works on a pool that does what a test says. */
class TrainingsTest {

    private static final Outcome DONE = new Outcome.Completed(0.5, 1, List.of());

    private final Map<String, Outcome> recorded = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private final List<String> trained = new ArrayList<>();

    private static Work work(String id) {
        return new Work(id, RecordedRuns.candidate());
    }

    private List<Work> left(String... ids) {
        return List.of(ids).stream().filter(id -> !recorded.containsKey(id))
                .map(TrainingsTest::work).toList();
    }

    private boolean run(int losses, BooleanSupplier mayStart, String... ids) {
        Map<String, Integer> tries = new HashMap<>();
        TrainingPool pool = (works, may, listener) -> {
            for (Work work : works) {
                if (may.getAsBoolean()) {
                    trained.add(work.id());
                    listener.ended(work, tries.merge(work.id(), 1, Integer::sum) <= losses
                            ? new Outcome.Lost("a cable")
                            : DONE);
                }
            }
        };
        return new Trainings(pool, mayStart).run(() -> left(ids), new Trainings.Sink() {
            @Override
            public void begin(List<Work> works) {
                told.add("begin " + works.size());
            }

            @Override
            public void ended(Work work, Outcome outcome, @Nullable String host) {
                recorded.put(work.id(), outcome);
            }

            @Override
            public void lost(Work work, Outcome.Lost outcome) {
                told.add("lost " + work.id());
            }
        }, Trainings.Progress.SILENT);
    }

    @Test
    void whatIsRecordedIsNotDoneAgain() {
        recorded.put("b", DONE);
        assertTrue(run(0, () -> true, "a", "b", "c"));
        assertEquals(List.of("a", "c"), trained);
        assertEquals(List.of("begin 2"), told);
    }

    @Test
    void whatWasLostIsTriedOnceMore() {
        assertTrue(run(1, () -> true, "a", "b"));
        assertEquals(List.of("a", "b", "a", "b"), trained);
        assertEquals(List.of("begin 2", "lost a", "lost b", "begin 2"), told);
        assertEquals(Map.of("a", DONE, "b", DONE), recorded);
    }

    @Test
    void whatIsLostTwiceEndsTheListAndTellsWhy() {
        var fault = assertThrows(UserException.class, () -> run(2, () -> true, "trial 3"));
        assertEquals(ExitCode.INTERNAL, fault.exitCode());
        assertTrue(String.valueOf(fault.getMessage()).startsWith("Trial 3 could not be done: "
                + "Lost[message=a cable]. Nothing that was recorded is lost."), fault::getMessage);
        assertEquals(List.of("trial 3", "trial 3"), trained);
    }

    @Test
    void onceNothingMayStartTheRestIsLeft() {
        assertFalse(run(0, () -> recorded.size() < 2, "a", "b", "c"));
        assertEquals(List.of("a", "b"), trained);
    }

    @Test
    void twoOfOneIdentityAreRefused() {
        var fault = assertThrows(IllegalArgumentException.class,
                () -> run(0, () -> true, "a", "b", "a"));
        assertTrue(String.valueOf(fault.getMessage()).contains("'a'"), fault::getMessage);
        assertEquals(List.of(), trained);
    }
}
