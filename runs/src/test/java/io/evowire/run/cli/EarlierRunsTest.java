package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.run.EarlierRuns;
import io.evowire.run.ExitCode;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.TrialStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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

    private static String printed(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        PrintStream oldOut = System.out;
        PrintStream oldErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            assertEquals(ExitCode.DONE.code(), Main.run(words),
                    () -> out.toString(StandardCharsets.UTF_8)
                            + err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(oldOut);
            System.setErr(oldErr);
        }
        return out.toString(StandardCharsets.UTF_8);
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
        printed("verify", run.toString());
        printed("status", run.toString(), "--json");
        printed("show", run.toString(), trial);
        printed("export", run.toString(), "--format", "json");
        printed("export", run.toString(), trial, "--format", "network");
        assertEquals(before, EarlierRuns.contents(run));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void theirTablesAreWrittenAgainByteForByte(String name) throws IOException {
        Path run = EarlierRuns.copy(name, temporary);
        Map<String, String> before = EarlierRuns.contents(run);
        assertEquals(Files.readString(run.resolve("trials.csv")),
                printed("export", run.toString(), "--format", "csv"));
        for (String table : List.of("trials.csv", "front.csv")) {
            Files.writeString(run.resolve(table), "damaged");
        }
        printed("report", run.toString());
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
        printed("resume", run.toString());
        printed("verify", run.toString());
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
