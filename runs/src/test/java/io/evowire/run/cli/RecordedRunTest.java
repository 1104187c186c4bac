package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.ExitCode;
import io.evowire.run.ProgramVersion;
import io.evowire.run.search.StubSearch;
import io.evowire.run.store.RunFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says of a run that is all recorded, so that nothing must be trained. */
class RecordedRunTest {

    @TempDir
    private Path temporary;
    private RunFiles files = new RunFiles(Path.of(""));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void run() throws IOException {
        files = new RunFiles(temporary.resolve("run"));
        StubSearch.search(files.directory(), "inline", List.of("budget.trials=6"), trial -> {});
    }

    private int type(String... words) {
        PrintStream oldOut = System.out;
        PrintStream oldErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            return Main.run(words);
        } finally {
            System.setOut(oldOut);
            System.setErr(oldErr);
        }
    }

    @Test
    void resumingOnAnotherVersionIsSaidOnStandardError() throws IOException {
        String table = Files.readString(files.trialsCsv());
        assertEquals(ExitCode.DONE.code(), type("resume", files.directory().toString()));
        assertTrue(err.toString(StandardCharsets.UTF_8)
                .contains(
                        "Warning: This run was made or continued by EvoWire stub, this is EvoWire "
                                + ProgramVersion.build()),
                err.toString(StandardCharsets.UTF_8));
        assertEquals(table, Files.readString(files.trialsCsv()));
    }

    @Test
    void verifyFindsTheRunSound() {
        assertEquals(ExitCode.DONE.code(), type("verify", files.directory().toString()));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("is sound"));
    }

    @Test
    void verifyNamesTheDamagedFileAndExitsWithFive() throws IOException {
        String front = Files.readString(files.frontCsv());
        Files.writeString(files.frontCsv(), front.replaceFirst("0\\.", "1."));
        assertEquals(ExitCode.CORRUPT.code(), type("verify", files.directory().toString()));
        assertTrue(out.toString(StandardCharsets.UTF_8)
                .contains(files.frontCsv() + " is not what the events say"),
                out.toString(StandardCharsets.UTF_8));
    }
}
