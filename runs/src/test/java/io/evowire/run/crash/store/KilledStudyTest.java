package io.evowire.run.crash.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.crash.store.Coordinator.Session;
import io.evowire.run.study.StudyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL of the process that runs a study. */
@Tag("crash")
class KilledStudyTest {

    private static final String SEEDS = "30";

    @TempDir
    private Path temporary;

    private static Session run(Path directory, int lines)
            throws IOException, InterruptedException {
        return Coordinator.shared().run(List.of(), StubStudy.class, directory,
                (printed, read, process) -> {
                    for (int i = 0; i < lines; i++) {
                        read.add(String.valueOf(printed.readLine()));
                    }
                    if (lines > 0) {
                        process.destroyForcibly();
                    }
                }, SEEDS);
    }

    @Test
    void aKilledStudyLosesNothingRepeatsNothingAndEndsWithTheSameBytes()
            throws IOException, InterruptedException {
        Path straight = temporary.resolve("straight");
        assertEquals(60, run(straight, 0).lines().size());
        Path killed = temporary.resolve("killed");
        Set<String> acknowledged = new HashSet<>();
        for (int kill = 0; kill < 3; kill++) {
            Session session = run(killed, 5);
            assertTrue(session.killed(), session.errors());
            session.lines().forEach(id -> assertTrue(acknowledged.add(id), id + " twice"));
        }
        Session last = run(killed, 0);
        assertEquals(0, last.exitCode(), last.errors());
        last.lines().forEach(id -> assertTrue(acknowledged.add(id), id + " twice"));
        assertTrue(acknowledged.size() >= 57, "one for each kill may have been unheard");
        assertArrayEquals(Files.readAllBytes(new StudyFiles(straight).result()),
                Files.readAllBytes(new StudyFiles(killed).result()));
    }
}
