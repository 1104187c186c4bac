package io.evowire.run.cluster.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.Outcome;
import io.evowire.run.UserException;
import io.evowire.run.cluster.ClusterSettings;
import io.evowire.run.cluster.ClusterWorkers;
import io.evowire.run.config.WorkersConfig;
import io.evowire.run.crash.QuickJava;
import io.evowire.run.problem.Basis;
import io.evowire.run.system.ProgramVersion;
import io.evowire.run.training.Work;
import io.evowire.run.worker.Attempt;
import io.evowire.run.worker.Seat;
import io.evowire.run.worker.SeatConformance;
import io.evowire.run.worker.StubWorker;
import io.evowire.run.worker.Works;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A node with two places and two GPUs, as Spark counts them: the machine needs none. */
@Tag("long")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@ResourceLock("a Spark application, of which a JVM has one")
@EnabledOnOs(OS.LINUX)
class SparkPlacesTest {

    private static final WorkersConfig CONFIG = new WorkersConfig(2, "5m", "128m", 3, "5s");

    private static final Set<Outcome> ONE_GPU_EACH = Set.of(new Outcome.Failed("sees GPU 0"),
            new Outcome.Failed("sees GPU 1"));

    @TempDir
    private static Path folder;

    private static SparkProcesses processes;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private SparkApplication application;

    @BeforeAll
    static void start() throws Exception {
        processes = SparkProcesses.start(folder.resolve("cluster"));
        processes.node(2, 2);
    }

    @AfterAll
    static void end() throws Exception {
        processes.close();
    }

    @AfterEach
    void close() {
        if (application != null) {
            application.close();
        }
    }

    private void start(SparkProcesses cluster, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(cluster.settings(2));
        all.putAll(settings);
        application = SparkApplication.start(Settings.of(
                new ClusterSettings(cluster.master(), all, false), workers("meet", folder)),
                said::add);
    }

    private void open(Map<String, String> settings) {
        start(processes, settings);
        while (application.slots(() -> true) < 2) {
            Thread.onSpinWait(); // it has waited already
        }
    }

    private void openOneExecutor(Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(Map.of("spark.executor.cores", "2",
                "spark.executor.resource.gpu.amount", "2", Settings.GPUS, "1"));
        settings.putAll(more);
        open(settings);
    }

    private static ClusterWorkers workers(String mode, Path meeting) {
        return new ClusterWorkers("test", MeetingWorker.class, "mnist-10k",
                data -> List.of(mode, meeting.toString()), CONFIG,
                SeatConformance.limits(Duration.ofMinutes(5)),
                new Basis("stub", StubWorker.DATA, StubWorker.KERNELS), null, false);
    }

    private List<CompletableFuture<Attempt>> attempts(String mode, Path meeting) {
        ClusterWorkers workers = workers(mode, meeting);
        var setup = new HostSetup(workers.main().getName(),
                workers.arguments().apply(HostSetup.DATA), workers.data(), false, CONFIG,
                HostSetup.Limits.of(workers.limits()), QuickJava.BRIEF, null,
                ProgramVersion.build(), workers.basis());
        var cluster = new SparkCluster(application, workers, setup, 2, said::add);
        List<CompletableFuture<Attempt>> attempts = new ArrayList<>();
        for (Work work : Works.trainings(2)) {
            Seat seat = cluster.seat();
            var attempt = new CompletableFuture<Attempt>();
            Thread.ofPlatform().start(() -> {
                try {
                    attempt.complete(seat.attempt(List.of(work), () -> true, (w, s, n) -> {}));
                } catch (Exception e) {
                    attempt.completeExceptionally(e);
                }
            });
            attempts.add(attempt);
        }
        return attempts;
    }

    private static Set<Outcome> outcomes(List<CompletableFuture<Attempt>> attempts) {
        return attempts.stream().map(CompletableFuture::join)
                .map(attempt -> assertInstanceOf(Attempt.Answered.class, attempt).outcomes()
                        .getFirst())
                .collect(Collectors.toSet());
    }

    @Test
    void withoutFurtherSettingsEachGpuGetsAnExecutorAndATraining(@TempDir Path meeting) {
        open(Map.of(Settings.GPUS, "1"));
        assertEquals(2, processes.executors().size());
        assertEquals(ONE_GPU_EACH, outcomes(attempts("meet", meeting)));
    }

    @Test
    void twoTrainingsOfOneExecutorHaveAGpuEachAndADeathLeavesTheOtherAlone(
            @TempDir Path meeting) throws Exception {
        openOneExecutor(Map.of());
        List<ProcessHandle> executors = processes.executors();
        assertEquals(1, executors.size());
        assertEquals(ONE_GPU_EACH, outcomes(attempts("meet", meeting)));

        Path next = Files.createDirectory(meeting.resolve("next"));
        List<CompletableFuture<Attempt>> attempts = attempts("crash", next);
        var died = assertInstanceOf(Attempt.Died.class, attempts.get(1).join());
        assertEquals(Attempt.Cause.ENDED, died.cause());
        assertTrue(died.message().contains("9"), died.message());
        assertInstanceOf(Attempt.Answered.class, attempts.get(0).join());
        assertEquals(executors, processes.executors());
    }

    @Test
    void whenAnExecutorOfTwoTrainingsIsKilledNeitherIsToBlame(@TempDir Path meeting)
            throws Exception {
        openOneExecutor(Map.of());
        List<CompletableFuture<Attempt>> attempts = attempts("stay", meeting);
        awaitBoth(meeting);
        processes.executors().forEach(ProcessHandle::destroyForcibly);
        for (CompletableFuture<Attempt> attempt : attempts) {
            var died = assertInstanceOf(Attempt.Died.class, attempt.join());
            assertEquals(Attempt.Cause.UNBEGUN, died.cause(), died::message);
            assertTrue(died.message().contains("137"), died.message());
        }
        while (application.places(0).lost() == 0) {
            Thread.sleep(50); // told by another thread than the loss itself
        }
        assertEquals(1, application.places(0).lost());
    }

    @Test
    void aFrozenExecutorIsGivenUpAndNobodyIsToBlame(@TempDir Path meeting) throws Exception {
        openOneExecutor(Map.of("spark.network.timeout", "20s",
                "spark.executor.heartbeatInterval", "2s",
                "spark.network.timeoutInterval", "2s"));
        List<CompletableFuture<Attempt>> attempts = attempts("stay", meeting);
        awaitBoth(meeting);
        List<ProcessHandle> frozen = processes.executors();
        try {
            for (ProcessHandle one : frozen) {
                assertEquals(0, new ProcessBuilder("kill", "-STOP", Long.toString(one.pid()))
                        .start().waitFor());
            }
            for (CompletableFuture<Attempt> attempt : attempts) {
                var died = assertInstanceOf(Attempt.Died.class, attempt.join());
                assertEquals(Attempt.Cause.UNBEGUN, died.cause(), died::message);
                assertTrue(died.message().contains("heartbeat timed out"), died.message());
            }
        } finally {
            frozen.forEach(ProcessHandle::destroyForcibly);
        }
    }

    // The node cannot make the folder of the application, as a file is in its place.
    @Test
    void whereNoExecutorCanBeStartedTheSearchSaysSoAfterTenTries(@TempDir Path spoilt)
            throws Exception {
        try (SparkProcesses cluster = SparkProcesses.start(spoilt)) {
            start(cluster, Map.of());
            Files.createFile(Files.createDirectory(spoilt.resolve("node-0"))
                    .resolve(application.context().sc().applicationId()));
            cluster.node(2, 0);
            String message = assertThrows(UserException.class,
                    () -> application.slots(() -> true)).getMessage();
            assertTrue(message.startsWith("Spark has ended the application on "
                    + cluster.master()), message);
            assertTrue(message.contains("Look at the master and the nodes, then resume."),
                    message);
        }
    }

    private static void awaitBoth(Path meeting) throws InterruptedException {
        while (!Files.exists(MeetingWorker.here(meeting, 0))
                || !Files.exists(MeetingWorker.here(meeting, 1))) {
            Thread.sleep(20);
        }
    }
}
