package io.evowire.run.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.export.TrialsTable;
import io.evowire.run.problem.FitnessScale;
import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.TrialStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveReportTest {

    @TempDir
    private Path directory;
    private Run run;
    private History history;

    @BeforeEach
    void create() throws IOException {
        run = RecordedRuns.create(directory, RecordedRuns.CLASSES);
        RecordedRuns.record(run, 5, i -> i < 4 ? RecordedRuns.completed(i) : null, "");
        history = TrialStore.read(run.files());
    }

    private String state() throws IOException {
        return Files.readString(run.files().report()).contains("\"state\":\"running\"")
                ? "running"
                : "over";
    }

    @Test
    void anEndedTrialRefreshesTheReportOfARunningSearch() throws IOException {
        try (var live = new LiveReport(run, () -> {}, LiveReport.DRAWN, Duration.ZERO)) {
            live.ended(history.trials().getFirst());
        } // waits for it
        assertEquals("running", state());
    }

    @Test
    void theTablesAreAsFreshAsTheReportBesideThem() throws IOException {
        try (var live = new LiveReport(run, () -> {}, LiveReport.DRAWN, Duration.ZERO)) {
            live.ended(history.trials().getFirst());
        }
        assertEquals(TrialsTable.csv(run.config(), history.trials()),
                Files.readString(run.files().trialsCsv()));
        assertEquals(TrialsTable.csv(run.config(),
                FitnessScale.of(run.factory()).front(history.trials())),
                Files.readString(run.files().frontCsv()));
    }

    /** The last tables of a search are written then, and nothing older may come after them. */
    @Test
    void onceClosedItRefreshesNothing() {
        var live = new LiveReport(run, () -> {}, LiveReport.DRAWN, Duration.ZERO);
        live.close();
        live.ended(history.trials().getFirst());
        live.close();
        assertFalse(Files.exists(run.files().trialsCsv()));
    }

    @Test
    void betweenRefreshesItRests() {
        try (var live = new LiveReport(run, () -> {}, LiveReport.DRAWN, Duration.ofHours(1))) {
            live.ended(history.trials().getFirst());
        }
        assertFalse(Files.exists(run.files().report()));
    }

    @Test
    void theEndIsWrittenAfterAnyRefreshAndLeavesNothingElse() throws IOException {
        try (var live = new LiveReport(run, () -> {}, LiveReport.DRAWN, Duration.ZERO)) {
            live.ended(history.trials().getFirst());
            live.finish(history, false);
        }
        assertEquals("over", state());
        try (Stream<Path> files = Files.list(directory)) {
            assertFalse(files.anyMatch(file -> file.getFileName().toString().endsWith(".new")));
        }
    }

    @Test
    void aReportThatCannotBeWrittenDoesNotStopTheSearchButItsEndSaysSo() throws IOException {
        Files.createDirectories(run.files().report().resolve("in the way"));
        try (var live = new LiveReport(run, () -> {}, LiveReport.DRAWN, Duration.ZERO)) {
            live.ended(history.trials().getFirst());
            assertThrows(IOException.class, () -> live.finish(history, false));
        }
        assertTrue(Files.isDirectory(run.files().report()));
    }

    @Test
    void aSearchThatLostItsRunWritesNoReport() {
        try (var live = new LiveReport(run, () -> {
            throw new IllegalStateException("another process has the run");
        }, LiveReport.DRAWN, Duration.ZERO)) {
            live.ended(history.trials().getFirst());
        }
        assertFalse(Files.exists(run.files().report()));
        assertFalse(Files.exists(run.files().trialsCsv()));
    }
}
