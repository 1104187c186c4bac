package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.ExitCode;
import io.evowire.run.cluster.spark.SparkProcesses;
import io.evowire.run.store.History;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Whatever process of a cluster is killed: what is recorded of it is right, and the search and its
 * resume on this machine end as if nobody had been. Each search has one place, so that trainings
 * follow one another.
 */
@Tag("long")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
@ResourceLock("a Spark application, of which a JVM has one")
@EnabledOnOs(OS.LINUX)
class SparkFaultsTest {

    private static final int TRIALS_THERE = 6; // of two generations
    private static final int TRIALS = 9;
    private static final int STEPS = 224;

    @TempDir
    private static Path folder;

    private static SparkSearches searches;
    private static SparkProcesses cluster;
    private static int clusters;

    @BeforeAll
    static void searchHere() throws Exception {
        searches = SparkSearches.in(folder);
        assertEquals(0, SparkSearches.here(searches.search("here", TRIALS, STEPS)).code());
        assertEquals(0, deaths("here"));
    }

    /** A head and two nodes, whatever the last test has killed. */
    @BeforeEach
    void mend() throws Exception {
        if (cluster != null && !cluster.head().isAlive()) {
            cluster.close();
            cluster = null;
        }
        if (cluster == null) {
            cluster = SparkProcesses.start(folder.resolve("cluster-" + ++clusters));
        }
        while (cluster.nodes().size() < 2) {
            cluster.node();
        }
    }

    @AfterAll
    static void end() throws Exception {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void aSearchOutlivesItsTrainerExecutorNodeAndHeadAndTheFirstTwoCostATryEach()
            throws Exception {
        // Not in the common pool, whose one thread tells of processes that end.
        CompletableFuture<Typed> searching = CompletableFuture
                .supplyAsync(() -> Typed.of((Object[]) SparkSearches.on(cluster, 1,
                        searches.search("there", TRIALS_THERE, STEPS))),
                        task -> Thread.ofPlatform().daemon().start(task));
        killInTraining(cluster::workers, 1, searching);
        killInTraining(cluster::executors, 2, searching);
        awaitLosses(1, searching);
        killNode(searching);
        cluster.head().destroyForcibly().waitFor();

        Typed typed = searching.get();
        assertEquals(0, typed.code(), typed.err());
        assertEquals(TRIALS_THERE, history("there").ended());
        assertEquals(2, history("there").hosts().lost().size());
        resumeHere("there", 2);
    }

    // Spark tells of an executor's end at its own pace, which may be after the next trial's.
    private static void awaitLosses(int losses, CompletableFuture<Typed> searching)
            throws Exception {
        while (history("there").hosts().lost().size() < losses) {
            pause(searching);
        }
        assertEquals(losses, history("there").hosts().lost().size());
    }

    // The daemon alone: its executor and that one's worker follow by themselves.
    private static void killNode(CompletableFuture<Typed> searching) throws Exception {
        awaitOneMore("there", searching);
        Process host = cluster.nodes().stream().filter(node -> node.children().count() > 0)
                .findFirst().orElseThrow();
        List<ProcessHandle> hosted = host.descendants().toList();
        assertEquals(2, hosted.size());
        host.destroyForcibly().waitFor();
        awaitEnd(hosted);
        awaitOneMore("there", searching);
    }

    @Test
    void aCoordinatorThatIsKilledLeavesNoProcessAndCostsNoTrialATry() throws Exception {
        List<ProcessHandle> hosted = new ArrayList<>();
        Process coordinator = coordinator("coordinator");
        try {
            awaitOneMore("coordinator", coordinator.onExit());
            hosted.addAll(cluster.executors());
            hosted.addAll(cluster.workers());
        } finally {
            coordinator.destroyForcibly().waitFor();
        }
        assertEquals(2, hosted.size());
        awaitEnd(hosted);
        assertFalse(history("coordinator").ended() == TRIALS_THERE, "it was killed too late");
        resumeHere("coordinator", 0);
    }

    @Test
    void withoutAnyNodeLeftTheSearchSaysSoAndStopsAtTheFirstSignal() throws Exception {
        Path printed = folder.resolve("alone.txt");
        List<String> words = new ArrayList<>(searches.search("alone", TRIALS_THERE, STEPS));
        words.remove("--quiet");
        Process coordinator = new ProcessBuilder(SparkSearches.process(cluster, 1, words))
                .redirectErrorStream(true).redirectOutput(printed.toFile()).start();
        try {
            awaitOneMore("alone", coordinator.onExit());
            cluster.nodes().forEach(Process::destroyForcibly);
            while (history("alone").hosts().slots() > 0
                    || history("alone").hosts().lost().isEmpty()) {
                pause(coordinator.onExit());
            }
            String status = Typed.of("status", searches.files("alone").directory()).out();
            assertTrue(
                    status.contains("cluster") && status.contains(": no slots, so nothing trains"),
                    status);
            assertTrue(status.contains("executors lost"), status);
            while (!new String(Files.readAllBytes(printed), StandardCharsets.UTF_8)
                    .contains("Waiting for Spark: " + cluster.master()
                            + " has no executor for this search (the last one: ")) {
                pause(coordinator.onExit());
            }
            coordinator.destroy();
            assertEquals(ExitCode.TERMINATED.code(), coordinator.waitFor());
        } finally {
            coordinator.destroyForcibly();
        }
    }

    private static Process coordinator(String name) throws IOException {
        return new ProcessBuilder(SparkSearches.process(cluster, 1,
                searches.search(name, TRIALS_THERE, STEPS))).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static void awaitEnd(List<ProcessHandle> processes) {
        processes.forEach(process -> process.onExit().join());
    }

    // Kills until it meets a training: the death of a process that waits for work is none.
    private static void killInTraining(Supplier<List<ProcessHandle>> whom, int deaths,
            CompletableFuture<Typed> searching) throws Exception {
        awaitOneMore("there", searching); // no trial shall be met twice
        while (deaths("there") < deaths) {
            List<ProcessHandle> met = whom.get();
            awaitSteps(searching);
            met.forEach(ProcessHandle::destroyForcibly);
            awaitEnd(met);
            // What ended before may be recorded now, but of two trainings the second was not met.
            int after = trained("there") + 2;
            while (deaths("there") < deaths && trained("there") < after) {
                pause(searching);
            }
        }
        assertEquals(deaths, deaths("there"));
    }

    // Until a worker tells of steps: it writes after each, and a sign of life every second.
    private static void awaitSteps(CompletableFuture<?> searching) throws Exception {
        List<ProcessHandle> workers;
        while ((workers = cluster.workers()).isEmpty()) {
            pause(searching);
        }
        long start = System.nanoTime();
        long before = writes(workers);
        while (writes(workers) - before < 5 + 2 * (System.nanoTime() - start) / 1_000_000_000) {
            if (!workers.stream().allMatch(ProcessHandle::isAlive)) {
                return;
            }
            pause(searching, 5);
        }
    }

    private static long writes(List<ProcessHandle> workers) throws IOException {
        long writes = 0;
        for (ProcessHandle worker : workers) {
            Path io = Path.of("/proc", Long.toString(worker.pid()), "io");
            writes += !Files.exists(io)
                    ? 0
                    : Files.readAllLines(io).stream().filter(line -> line.startsWith("syscw: "))
                            .mapToLong(line -> Long.parseLong(line.substring(7))).sum();
        }
        return writes;
    }

    private static void awaitOneMore(String name, CompletableFuture<?> searching)
            throws InterruptedException {
        int before = trained(name);
        while (trained(name) == before) {
            pause(searching);
        }
    }

    private static void pause(CompletableFuture<?> searching) throws InterruptedException {
        pause(searching, 50);
    }

    private static void pause(CompletableFuture<?> searching, long millis)
            throws InterruptedException {
        if (searching.isDone()) {
            throw new AssertionError("The search is over: " + searching.join());
        }
        Thread.sleep(millis);
    }

    // How many have ended or wait at a rung.
    private static int trained(String name) {
        return Files.exists(searches.files(name).database())
                ? history(name).trainings().size()
                : 0;
    }

    private static int deaths(String name) {
        if (!Files.exists(searches.files(name).database())) {
            return 0;
        }
        History history = history(name);
        return history.trials().stream().mapToInt(Trial::number).flatMap(
                trial -> IntStream.range(0, 2).map(rung -> history.deaths(trial, rung))).sum();
    }

    private static History history(String name) {
        return TrialStore.read(searches.files(name));
    }

    private static void resumeHere(String name, int deaths) throws Exception {
        assertEquals(deaths, deaths(name));
        assertEquals(0, SparkSearches.here(List.of("resume",
                searches.files(name).directory().toString(), "--trials",
                Integer.toString(TRIALS), "--quiet")).code());
        assertEquals(deaths, deaths(name));
        assertTrue(history(name).trials().stream().allMatch(Trial::ended));
        searches.assertEqual("here", name);
    }
}
