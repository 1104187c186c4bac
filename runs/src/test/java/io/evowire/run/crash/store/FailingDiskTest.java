package io.evowire.run.crash.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.ExitCode;
import io.evowire.run.Thorough;
import io.evowire.run.crash.SideBySide;
import io.evowire.run.crash.Strace;
import io.evowire.run.crash.store.Coordinator.Session;
import io.evowire.run.store.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A disk that is full, or fails at some write. */
@Tag("crash")
@Tag("thorough")
class FailingDiskTest {

    /** So many of a kind of call are let fail, spread evenly over a search. */
    private static final int FAULTS = Thorough.of(2, 12);

    private static final List<String> CALLS = List.of("pwrite64", "write", "fsync");

    private static final List<String> ERRORS = List.of("ENOSPC", "EIO");

    private static final List<String> SMALL = List.of("budget.trials=6");

    @TempDir
    private static Path temporary;
    private static Coordinator coordinator;
    /** Table of the small search to which nothing happens. */
    private static String straight = "";

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        coordinator = Coordinator.shared();
        straight = Survivor.straight(temporary.resolve("straight"), SMALL);
    }

    @Test
    void aFullDiskStopsTheRunAndWithSpaceItGoesOn() throws Exception {
        List<String> settings = List.of("budget.trials=400");
        try (Tmpfs disk = Tmpfs.mount(temporary.resolve("full"), "1m")) {
            var run = new Survivor(disk.mountPoint(), settings);
            Session session = coordinator.search(List.of(), run.directory(),
                    settings.toArray(String[]::new));
            requireFull(session, "Everything recorded before is safe");
            assertTrue(session.acknowledged().size() > 50, session.errors());
            Set<Integer> stored = run.requireKept(Set.of(), session.acknowledged());
            Session again = coordinator.search(List.of(), run.directory(),
                    settings.toArray(String[]::new));
            assertEquals(ExitCode.IO.code(), again.exitCode(), again.errors());
            run.requireKept(stored, again.acknowledged());
            disk.resize("64m");
            run.requireResumesTo(
                    Survivor.straight(temporary.resolve("straight-400"), settings));
        }
    }

    static List<String> sizes() {
        return Thorough.some(1, List.of("8k", "4k", "20k", "12k"));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void aRunThatFindsNoRoomIsMadeLater(String size) throws Exception {
        try (Tmpfs disk = Tmpfs.mount(temporary.resolve("tiny-" + size), size)) {
            var run = new Survivor(disk.mountPoint(), SMALL);
            Session session = coordinator.search(List.of(), run.directory(),
                    SMALL.toArray(String[]::new));
            requireFull(session, Files.exists(new RunFiles(run.directory()).database())
                    ? "Everything recorded before is safe"
                    : "The run was not created");
            disk.resize("64m");
            run.requireResumesTo(straight);
        }
    }

    private static void requireFull(Session session, String comfort) {
        assertEquals(ExitCode.IO.code(), session.exitCode(), session.errors());
        assertTrue(session.errors().matches("(?s).*The disk has [0-9,]+ bytes left; free at least"
                + " [0-9,]+ more\\. .*"), session.errors());
        assertTrue(session.errors().contains(comfort), session.errors());
    }

    @Test
    void aCallThatFailsLosesNothingThatWasAcknowledged() throws Exception {
        Strace.require();
        Path directory = temporary.resolve("logged");
        Path log = temporary.resolve("logged.txt");
        Session session = coordinator.search(Strace.log(log, String.join(",", CALLS)), directory,
                SMALL.toArray(String[]::new));
        assertEquals(0, session.exitCode(), session.errors());
        List<Strace.Call> calls = Strace.calls(log);
        var faults = new ArrayList<Callable<Void>>();
        for (String call : CALLS) {
            faults.addAll(faults(call, places(call, calls, directory)));
        }
        SideBySide.run(faults);
    }

    private static List<Callable<Void>> faults(String call, List<Integer> places) {
        assertFalse(places.isEmpty(), "no " + call + " was seen");
        var faults = new ArrayList<Callable<Void>>();
        int each = Math.max(1, places.size() / FAULTS);
        for (int i = 0; i < places.size(); i += each) {
            int nth = places.get(i);
            String error = ERRORS.get(faults.size() % ERRORS.size());
            faults.add(() -> {
                String what = "%s at %s %d".formatted(error, call, nth);
                var run = new Survivor(temporary.resolve(call + nth), SMALL);
                Session session = coordinator.search(Strace.fail(call, error, nth),
                        run.directory(), SMALL.toArray(String[]::new));
                assertEquals(ExitCode.IO.code(), session.exitCode(),
                        () -> what + ": " + session.errors());
                run.requireKept(Set.of(), session.acknowledged());
                run.requireResumesTo(straight);
                return null;
            });
        }
        System.out.printf("%d of %d places let %s fail%n", faults.size(), places.size(), call);
        return faults;
    }

    // The ordinals, among all calls of this name, of those about the files of the run. Of a folder,
    // SQLite forces what it can and goes on if it cannot: no promise hangs on it.
    private static List<Integer> places(String name, List<Strace.Call> all, Path directory) {
        List<Strace.Call> calls = all.stream().filter(call -> call.name().equals(name)).toList();
        var places = new ArrayList<Integer>();
        for (int i = 0; i < calls.size(); i++) {
            if (calls.get(i).path().startsWith(directory + "/")) {
                places.add(i + 1);
            }
        }
        return places;
    }
}
