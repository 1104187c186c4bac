package io.evowire.run.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.UserException;
import io.evowire.run.config.WorkersConfig;
import io.evowire.run.crash.QuickJava;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSeatTest implements SeatConformance {

    private static final WorkersConfig CONFIG = new WorkersConfig(1, "5s", "128m", 3, "5s");

    @TempDir
    private Path logs;

    @Override
    public Seat seat(String mode, WorkerLimits limits) {
        return new LocalSeat(StubWorkers.command(StubWorker.class, List.of(mode), CONFIG,
                logs.resolve("worker.log")), limits, (data, kernels) -> {});
    }

    @Test
    void aWorkerThatIsAskedTellsWhichProgramItIsAndOnWhatItRuns() throws Exception {
        List<Origin> told = new ArrayList<>();
        WorkerCommand asking = WorkerCommand.of(
                new WorkerJvm(Path.of(System.getProperty("java.home")),
                        System.getProperty("java.class.path"), QuickJava.BRIEF).tellingOrigin(),
                StubWorker.class.getName(), List.of("0"), CONFIG, logs.resolve("worker.log"));
        try (Seat seat = new LocalSeat(asking,
                SeatConformance.limits(Duration.ofMinutes(2)), new WorkerPool.Identity() {
                    @Override
                    public void check(String data, String kernels) {}

                    @Override
                    public void check(Origin origin) {
                        told.add(origin);
                    }
                })) {
            seat.attempt(Works.trainings(1), () -> true, (work, step, steps) -> {});
        }
        assertEquals(List.of(Origin.here()), told);
    }

    @Test
    void aWorkerIsGivenTheClassesThatLieBesideItsProgramAndGoesWithoutIfItCannotUseThem()
            throws Exception {
        String here = System.getProperty("java.class.path");
        Path program = Files.createDirectory(logs.resolve("program"));
        assertEquals(List.of(), caches(command(program.resolve("runs.jar") + ":" + here)));
        Path cache = Files.writeString(program.resolve("training.aot"), "no cache");
        WorkerCommand command = command(program.resolve("runs.jar") + ":" + here);
        assertEquals(List.of("-XX:AOTCache=" + cache), caches(command));
        assertEquals(List.of("-XX:AOTCache=" + cache), caches(command(program + "/*")));
        try (Seat seat = new LocalSeat(command, SeatConformance.limits(Duration.ofMinutes(2)),
                (data, kernels) -> {})) {
            // What the JVM said of it to standard output would be no message of a worker.
            assertInstanceOf(Attempt.Answered.class, seat.attempt(Works.trainings(1), () -> true,
                    (work, step, steps) -> {}));
        }
    }

    @Test
    void aPreparedWorkerIsThereBeforeItsFirstWorkAndDoesIt() throws Exception {
        try (Seat seat = seat("0", SeatConformance.limits(Duration.ofMinutes(2)))) {
            assertTrue(seat.silence().isEmpty(), "no worker yet");
            seat.startAhead();
            assertTrue(seat.silence().isPresent());
            seat.startAhead(); // not another one
            var answered = assertInstanceOf(Attempt.Answered.class, seat.attempt(
                    Works.trainings(1), () -> true, (work, step, steps) -> {}));
            assertTrue(answered.fresh());
        }
    }

    @Test
    void aPreparedWorkerThatCannotWorkHereSaysWhyAtTheFirstTry() throws Exception {
        try (Seat seat = seat("refuse", SeatConformance.limits(Duration.ofMinutes(2)))) {
            seat.startAhead();
            var fault = assertThrows(UserException.class, () -> seat.attempt(Works.trainings(1),
                    () -> true, (work, step, steps) -> {}));
            assertTrue(fault.getMessage().contains("no data here"), fault.getMessage());
        }
    }

    @Test
    void noWorkerIsPreparedOnceTheSeatIsAbandoned() throws Exception {
        try (Seat seat = seat("0", SeatConformance.limits(Duration.ofMinutes(2)))) {
            seat.abandon();
            seat.startAhead();
            assertTrue(seat.silence().isEmpty());
        }
    }

    private WorkerCommand command(String classPath) {
        return WorkerCommand.of(
                new WorkerJvm(Path.of(System.getProperty("java.home")), classPath,
                        QuickJava.BRIEF),
                StubWorker.class.getName(), List.of("0"), CONFIG, logs.resolve("worker.log"));
    }

    private static List<String> caches(WorkerCommand command) {
        return command.words().stream().filter(word -> word.startsWith("-XX:AOTCache"))
                .toList();
    }
}
