package io.evowire.run.cluster.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.run.UserException;
import io.evowire.run.cli.FewDigits;
import io.evowire.run.cluster.ClusterSettings;
import io.evowire.run.cluster.ClusterWorkers;
import io.evowire.run.cluster.HostCheck;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.WorkersConfig;
import io.evowire.run.crash.QuickJava;
import io.evowire.run.json.Json;
import io.evowire.run.problem.Basis;
import io.evowire.run.system.Machine;
import io.evowire.run.search.StubRun;
import io.evowire.run.system.ProgramVersion;
import io.evowire.run.training.Places;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Work;
import io.evowire.run.worker.Attempt;
import io.evowire.run.worker.SeatConformance;
import io.evowire.run.worker.Seat;
import io.evowire.run.worker.StubWorker;
import io.evowire.run.worker.WorkerLimits;
import io.evowire.run.worker.Works;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.jspecify.annotations.Nullable;

/** Seats of a real cluster, whose one executor hosts workers that compute nothing. */
@ResourceLock("a Spark application, of which a JVM has one")
class SparkSeatTest implements SeatConformance {

    private static final WorkersConfig CONFIG = new WorkersConfig(1, "5s", "128m", 3, "5s");
    private static final Basis BASIS = new Basis("stub", StubWorker.DATA, StubWorker.KERNELS);
    private static final List<String> SAID = new CopyOnWriteArrayList<>();

    @TempDir
    private static Path folder;

    private static SparkProcesses processes;
    private static SparkApplication application;

    @BeforeAll
    static void start() throws Exception {
        processes = SparkProcesses.start(folder);
        processes.node();
        ClusterWorkers any = workers("0", SeatConformance.limits(Duration.ofMinutes(2)), BASIS);
        application = SparkApplication.start(Settings.of(
                new ClusterSettings(processes.master(), processes.settings(1), false), any),
                SAID::add);
        assertEquals(1, application.slots(() -> true));
    }

    @AfterAll
    static void end() throws Exception {
        application.close();
        processes.close();
    }

    private static ClusterWorkers workers(String mode, WorkerLimits limits, Basis basis) {
        return new ClusterWorkers("test", StubWorker.class, "mnist-10k", data -> List.of(mode),
                CONFIG, limits, basis, null, false);
    }

    @Override
    public Seat seat(String mode, WorkerLimits limits) {
        return seat(workers(mode, limits, BASIS), ProgramVersion.build());
    }

    private static SparkSeat seat(ClusterWorkers workers, String version) {
        return cluster(workers, version, 1).seat();
    }

    private static SparkCluster cluster(ClusterWorkers workers, String version, int count) {
        return new SparkCluster(application, workers, setup(workers, version), count, SAID::add);
    }

    private static HostSetup setup(ClusterWorkers workers, String version) {
        return new HostSetup(workers.main().getName(),
                workers.arguments().apply(HostSetup.DATA), workers.data(), false, CONFIG,
                HostSetup.Limits.of(workers.limits()), QuickJava.BRIEF, null, version,
                workers.basis());
    }

    private static HostCheck look(String mode, String version) {
        List<HostCheck> found = ClusterCheck.found(application, Json.line(setup(
                workers(mode, SeatConformance.limits(Duration.ofMinutes(2)), BASIS), version)));
        assertEquals(1, found.size());
        return found.getFirst();
    }

    @Test
    void aLookAtAMachineTellsWhatItIsOrWhyNoWorkerCanWorkThere() {
        assertEquals(new HostCheck("127.0.0.1", 1, Machine.kind(), null),
                look("0", ProgramVersion.build()));
        HostCheck other = look("0", "0.0.9+abc");
        assertNull(other.machine());
        assertTrue(String.valueOf(other.refusal()).contains("0.0.9+abc"), other::toString);
        HostCheck without = look("refuse", ProgramVersion.build());
        assertNull(without.machine());
        assertTrue(String.valueOf(without.refusal()).contains("no data here"), without::toString);
    }

    private static UserException refusal(SparkSeat seat) {
        return assertThrows(UserException.class, () -> seat.attempt(Works.trainings(1),
                () -> true, (work, step, steps) -> {}));
    }

    @Test
    void aSearchOnTheClusterThatIsResumedHereEndsLikeOneOfThisMachine() throws Exception {
        Path here = folder.resolve("here");
        Path there = folder.resolve("there");
        for (Path run : List.of(here, there)) {
            StubRun.create(run);
        }
        SearchConfig whole = StubRun.config("budget.trials=8");
        StubRun.search(here, whole, StubRun.backwards(2), job -> {}, trial -> {});
        // Not closed: it would close the application with it.
        SparkCluster cluster = cluster(workers("0", SeatConformance.limits(Duration.ofMinutes(2)),
                BASIS), ProgramVersion.build(), 1);
        StubRun.search(there, StubRun.config("budget.trials=4"), cluster, job -> {}, trial -> {});
        assertEquals(4, StubRun.trials(there).size());
        StubRun.search(there, whole, StubRun.backwards(2), job -> {}, trial -> {});
        assertEquals(8, StubRun.trials(there).size());
        assertEquals(StubRun.csv(here), StubRun.csv(there));
    }

    @Test
    void anotherProgramIsRefusedByTheNameOfItsHost() {
        String refusal = refusal(seat(
                workers("0", SeatConformance.limits(Duration.ofMinutes(2)), BASIS),
                "0.0.9+abc")).getMessage();
        assertTrue(refusal.startsWith("On 127.0.0.1: "), refusal);
        assertTrue(refusal.contains("0.0.9+abc") && refusal.contains(ProgramVersion.build()),
                refusal);
    }

    @Test
    void otherDataAreRefusedByTheNameOfTheirHostWithWhatToDo() {
        String refusal = refusal(seat(
                workers("0", SeatConformance.limits(Duration.ofMinutes(2)),
                        new Basis("digits", "other data", StubWorker.KERNELS)),
                ProgramVersion.build())).getMessage();
        assertTrue(refusal.startsWith("On 127.0.0.1: The data set digits"), refusal);
        assertTrue(refusal.contains("--ship-data"), refusal);
    }

    // The folder is a link to one that is moved once its content was sent: nodes do not have it.
    @Test
    void sentDataAreFoundWhereNobodyHasTheirFolder() throws Exception {
        Path store = folder.resolve("digits");
        FewDigits.in(store);
        Path link = Files.createSymbolicLink(folder.resolve("data"), store);
        String spec = "idx:" + link;
        var basis = new Basis(spec, DataSpec.parse(spec).load().fingerprint(),
                StubWorker.KERNELS);
        SentData.send(spec, application.context().sc());
        Files.move(store, folder.resolve("moved"));

        assertInstanceOf(Attempt.Answered.class, seat(data(spec, basis, true)).attempt(
                Works.trainings(1), () -> true, (work, step, steps) -> {}));
        String missing = refusal(seat(data(spec, basis, false))).getMessage();
        assertEquals("On 127.0.0.1: The data folder %s is not there. %s".formatted(link,
                SentData.REMEDY), missing);
        String changed = refusal(seat(data(spec,
                new Basis(spec, "other data", StubWorker.KERNELS), true))).getMessage();
        assertTrue(changed.contains("changed there after it read them"), changed);
        assertFalse(changed.contains("or let the search send it"), changed);
    }

    private static SparkSeat seat(HostSetup setup) {
        ClusterWorkers workers = workers("0", SeatConformance.limits(Duration.ofMinutes(2)),
                setup.basis());
        return new SparkCluster(application, workers, setup, 1, SAID::add).seat();
    }

    private static HostSetup data(String spec, Basis basis, boolean sent) {
        var limits = SeatConformance.limits(Duration.ofMinutes(2));
        return Settings.setup(new ClusterSettings(processes.master(), Map.of(), sent),
                new ClusterWorkers("test", DataWorker.class, spec, List::of, CONFIG, limits, basis,
                        null, false));
    }

    @Test
    void aMistakeInATaskEndsTheSearchAndIsNoDeath() {
        ClusterWorkers workers = workers("0", SeatConformance.limits(Duration.ofMinutes(2)),
                BASIS);
        HostSetup wrong = new HostSetup(StubWorker.class.getName(), List.of(HostSetup.DATA),
                "no such kind:of data", false, CONFIG, HostSetup.Limits.of(workers.limits()),
                List.of(), null, ProgramVersion.build(), BASIS);
        SparkSeat seat = new SparkCluster(application, workers, wrong, 1, SAID::add).seat();
        var fault = assertThrows(IllegalStateException.class, () -> seat.attempt(
                Works.trainings(1), () -> true, (work, step, steps) -> {}));
        assertTrue(fault.getMessage().contains("no such kind"), fault.getMessage());
    }

    @Test
    void worksThatNobodyHasBegunAreWithdrawnWhenNoMoreMayStart() throws Exception {
        try (Seat busy = seat("hang", SeatConformance.limits(Duration.ofMinutes(2)));
                Seat waiting = seat("0", SeatConformance.limits(Duration.ofMinutes(2)))) {
            Thread trying = Thread.ofPlatform().start(() -> {
                try {
                    busy.attempt(Works.trainings(1), () -> true, (w, s, n) -> {});
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            while (busy.silence().isEmpty()) {
                Thread.sleep(20);
            }
            assertInstanceOf(Attempt.Abandoned.class, waiting.attempt(
                    Works.trainings(1), () -> false, (w, s, n) -> {}));
            busy.abandon();
            trying.join();
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void ofTwoTrainingsOnOnePlaceOneWaits() throws Exception {
        SparkCluster two = cluster(
                workers("hang", SeatConformance.limits(Duration.ofMinutes(10)), BASIS),
                ProgramVersion.build(), 2);
        assertEquals(new Places(1, 1, 0, 0), two.places().orElseThrow());
        Thread trying = Thread.ofPlatform().start(() -> {
            try {
                two.evaluate(Works.trainings(2), () -> true, new TrainingPool.Listener() {
                    @Override
                    public void ended(Work work, Outcome outcome, @Nullable String host) {}
                });
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        while (two.silences().isEmpty() || two.places().orElseThrow().waiting() != 1) {
            Thread.sleep(20);
        }
        assertEquals(new Places(1, 1, 1, 0), two.places().orElseThrow());
        two.abandon();
        trying.join();
        assertEquals(new Places(1, 1, 0, 0), two.places().orElseThrow());
    }
}
