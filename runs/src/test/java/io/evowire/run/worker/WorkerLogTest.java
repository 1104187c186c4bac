package io.evowire.run.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerLogTest {

    @TempDir
    private Path logs;

    private void print(String text) throws IOException {
        WorkerLog.copy(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                logs.resolve("worker-0.log"));
    }

    @Test
    void oneWorkerAddsToWhatTheOneBeforePrinted() throws IOException {
        print("first\n");
        print("second\n");
        assertEquals("first\nsecond\n", Files.readString(logs.resolve("worker-0.log")));
    }

    @Test
    void whoPrintsWithoutEndTakesBoundedRoomAndTheNewestLinesStay() throws IOException {
        for (int i = 0; i < 10; i++) {
            print((i + "\n").repeat(200_000));
        }
        Path log = logs.resolve("worker-0.log");
        assertTrue(Files.size(log) <= WorkerLog.FULL, () -> log.toString());
        assertTrue(Files.size(WorkerLog.old(log)) <= WorkerLog.FULL, () -> log.toString());
        assertTrue(Files.readString(log).endsWith("9\n"));
        assertTrue(Files.size(log) + Files.size(WorkerLog.old(log)) > WorkerLog.FULL);
        try (var files = Files.list(logs)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void aLogThatCannotBeWrittenStopsNobody() throws IOException {
        WorkerLog.copy(new ByteArrayInputStream(new byte[100_000]),
                logs.resolve("missing").resolve("worker-0.log"));
        assertFalse(Files.exists(logs.resolve("missing")));
    }

    @Test
    void theNewestReportsOfCrashesAreKept() throws IOException {
        for (int process = 1; process <= CrashReports.KEPT + 5; process++) {
            Path report = Files.writeString(logs.resolve("crash-%d.log".formatted(process)), "");
            Files.setLastModifiedTime(report, FileTime.fromMillis(1_000_000L * process));
        }
        print("kept");
        CrashReports.removeOld(logs.resolve("worker-0.log"));
        Set<String> expected = IntStream.rangeClosed(6, CrashReports.KEPT + 5)
                .mapToObj("crash-%d.log"::formatted).collect(Collectors.toSet());
        expected.add("worker-0.log");
        try (var files = Files.list(logs)) {
            assertEquals(expected, files.map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet()));
        }
    }
}
