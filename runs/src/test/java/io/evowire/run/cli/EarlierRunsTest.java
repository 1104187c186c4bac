package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.run.EarlierRuns;
import io.evowire.run.ExitCode;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.TrialStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Runs of an earlier program, at the command line. Nothing is trained, so any processor will do. */
class EarlierRunsTest {

    private static final List<String> NAMES = EarlierRuns.NAMES;

    @TempDir
    private Path temporary;

    private static String printed(Object... words) {
        Typed typed = Typed.of(words);
        assertEquals(ExitCode.DONE.code(), typed.code(), () -> typed.out() + typed.err());
        return typed.out();
    }

    private static History history(Path run) {
        return TrialStore.read(new RunFiles(run));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void verifyFindsThemSoundAndReadersLeaveEveryByte(String name) throws IOException {
        Path run = EarlierRuns.copy(name, temporary);
        Map<String, String> before = EarlierRuns.contents(run);
        String trial = Integer.toString(history(run).trials().getLast().number());
        printed("verify", run);
        printed("status", run, "--json");
        printed("show", run, trial);
        printed("export", run, "--format", "json");
        printed("export", run, trial, "--format", "network");
        assertEquals(before, EarlierRuns.contents(run));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void theirTablesAreWrittenAgainByteForByte(String name) throws IOException {
        Path run = EarlierRuns.copy(name, temporary);
        Map<String, String> before = EarlierRuns.contents(run);
        assertEquals(Files.readString(run.resolve("trials.csv")),
                printed("export", run, "--format", "csv"));
        for (String table : List.of("trials.csv", "front.csv")) {
            Files.writeString(run.resolve(table), "damaged");
        }
        printed("report", run);
        Map<String, String> after = EarlierRuns.contents(run);
        after.remove("report.html");
        assertEquals(before, after);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void resumedWithTheSameBudgetNothingIsTrainedAndNothingChanges(String name)
            throws IOException {
        Path run = EarlierRuns.copy(name, temporary);
        Map<String, String> before = EarlierRuns.contents(run);
        History recorded = history(run);
        printed("resume", run);
        printed("verify", run);
        History resumed = history(run);
        assertEquals(recorded.trials(), resumed.trials());
        assertEquals(recorded.trainings(), resumed.trainings());
        assertEquals(recorded.sessions().size() + 1, resumed.sessions().size());
        assertEquals(recorded.end().orElseThrow().reason(), resumed.end().orElseThrow().reason());
        assertEquals(untouched(before), untouched(EarlierRuns.contents(run)));
    }

    // Without the events, to which a session was added, and what comes anew with each session.
    private static Map<String, String> untouched(Map<String, String> contents) {
        contents.keySet().removeIf(file -> file.startsWith("run.") || file.startsWith("logs")
                || file.equals("report.html"));
        return contents;
    }
}
