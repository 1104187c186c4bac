package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.Listener;
import java.io.IOException;
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
        String said;
        String complaints;
        try (var listener = Listener.open()) {
            Rehearsal.main(new String[]{made.toString()});
            said = listener.out();
            complaints = listener.err();
        }
        assertTrue(said.contains("12 of 40 trials") || said.contains("12 trials"), said);
        assertTrue(said.contains("Usage: evowire search"), said);
        assertEquals(-1, complaints.indexOf("evowire: "), complaints);
        assertFalse(Files.exists(made));
    }

    @Test
    void aSearchIsRehearsedToItsEndWithItsTrainings() throws IOException {
        int code;
        String said;
        try (var listener = Listener.open()) {
            code = TrainingRehearsal.search(folder);
            said = listener.out() + listener.err();
        }
        assertEquals(0, code, said);
        assertTrue(said.contains("suggested"), said);
        assertTrue(Files.exists(folder.resolve("trained/report.html")));
    }
}
