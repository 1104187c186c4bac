package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.export.TrialsTable;
import io.evowire.run.problem.FitnessScale;
import io.evowire.run.problem.Run;
import io.evowire.run.report.RecordedRuns;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables that lie beside a report. */
class ReportTablesTest {

    @TempDir
    private Path temporary;
    private RunFiles files = new RunFiles(Path.of(""));
    private String trials = "";
    private String front = "";

    /** A run whose first session was killed, so that it never came to its tables. */
    @BeforeEach
    void kill() throws IOException {
        Run run = RecordedRuns.create(temporary.resolve("run"), RecordedRuns.CLASSES);
        RecordedRuns.record(run, 12, trial -> trial < 11 ? RecordedRuns.completed(trial) : null,
                "");
        files = run.files();
        List<Trial> recorded = TrialStore.read(files).trials();
        trials = TrialsTable.csv(run.config(), recorded);
        front = TrialsTable.csv(run.config(),
                FitnessScale.of(run.factory()).front(recorded));
    }

    private void report(String... more) {
        Typed typed = Typed.of(Stream.concat(Stream.of("report", files.directory(), "--quiet"),
                Stream.of(more)).toArray());
        assertEquals(0, typed.code(), typed.err());
    }

    @Test
    void aKilledRunGetsThemWithItsReport() throws IOException {
        report();
        assertTrue(Files.exists(files.report()));
        assertEquals(trials, Files.readString(files.trialsCsv()));
        assertEquals(front, Files.readString(files.frontCsv()));
        assertEquals(List.of(), Verification.faults(files));
    }

    @Test
    void ofARunningSearchTheyAreItsOwn() throws IOException {
        Files.writeString(files.trialsCsv(), "fresh");
        try (RunLock lock = RunLock.take(files)) {
            lock.requireHeld();
            report();
        }
        assertEquals("fresh", Files.readString(files.trialsCsv()));
        assertFalse(Files.exists(files.frontCsv()));
    }

    @Test
    void aReportElsewhereLeavesTheRunAndItsSurroundingsAlone() throws IOException {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        report("--out", elsewhere.resolve("page.html").toString());
        assertFalse(Files.exists(files.trialsCsv()));
        try (var written = Files.list(elsewhere)) {
            assertEquals(List.of(elsewhere.resolve("page.html")), written.toList());
        }
    }
}
