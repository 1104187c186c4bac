package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

    @TempDir
    private Path folder;

    @Test
    void commandsThatReadAreRunOnAMadeUpRunAndNothingIsLeft() throws IOException {
        Path made = Files.createDirectory(folder.resolve("made"));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        PrintStream oldOut = System.out;
        PrintStream oldErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            Rehearsal.main(new String[]{made.toString()});
        } finally {
            System.setOut(oldOut);
            System.setErr(oldErr);
        }
        String said = out.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("12 of 40 trials") || said.contains("12 trials"), said);
        assertTrue(said.contains("Usage: evowire search"), said);
        assertEquals(-1, err.toString(StandardCharsets.UTF_8).indexOf("evowire: "),
                err.toString(StandardCharsets.UTF_8));
        assertFalse(Files.exists(made));
    }
}
