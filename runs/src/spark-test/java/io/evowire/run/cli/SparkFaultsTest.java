package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.cluster.spark.SparkEngine;
import io.evowire.run.cluster.spark.SparkProcesses;
import io.evowire.run.store.History;
import io.evowire.run.store.TrialStore;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.Timeout;

/** Whatever process of a cluster is killed, the search ends as if nobody had been. */
@Tag("faults")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
@ResourceLock("a Spark application, of which a JVM has one")
class SparkFaultsTest {

    private static final String TRAINER = "TrainingWorker";
    private static final String EXECUTOR = "CoarseGrainedExecutorBackend";
    private static final int TRIALS = 6;
    private static final int STEPS = 400;

    @TempDir
    private static Path folder;

    private static SparkSearches searches;
    private static int runs;

    private SparkProcesses cluster;
    private String name;

    @BeforeAll
    static void searchHere() throws Exception {
        searches = SparkSearches.in(folder);
        assertEquals(0, SparkSearches.here(searches.search("here", TRIALS, STEPS)).code());
    }

    @BeforeEach
    void start() throws Exception {
        name = "there-" + ++runs;
        cluster = SparkProcesses.start(folder.resolve("cluster-" + runs));
        cluster.node();
    }

    @AfterEach
    void end() throws Exception {
        cluster.close();
    }

    private CompletableFuture<Typed> searching() {
        return CompletableFuture.supplyAsync(() -> Typed.of((Object[]) SparkSearches.on(cluster, 1,
                searches.search(name, TRIALS, STEPS))));
    }

    private static void kill(List<ProcessHandle> processes) {
        assertTrue(!processes.isEmpty(), "nothing to kill");
        processes.forEach(ProcessHandle::destroyForcibly);
    }

    // Until a process of this kind runs.
    private void await(String word) throws InterruptedException {
        while (cluster.running(word).isEmpty()) {
            Thread.sleep(50);
        }
    }

    private void awaitEnded(int trials) throws InterruptedException {
        while (!Files.exists(searches.files(name).database()) || history().ended() < trials) {
            Thread.sleep(100);
        }
    }

    private History history() {
        return TrialStore.read(searches.files(name));
    }

    private void assertEndsAsHere(CompletableFuture<Typed> searching) throws Exception {
        Typed typed = searching.get();
        assertEquals(0, typed.code(), typed.err());
        searches.assertEqual("here", name);
    }

    @Test
    void aTrainerThatIsKilledCostsOneTry() throws Exception {
        var searching = searching();
        awaitEnded(1);
        await(TRAINER);
        kill(cluster.running(TRAINER));
        assertEndsAsHere(searching);
    }

    @Test
    void anExecutorThatIsKilledCostsOneTry() throws Exception {
        var searching = searching();
        awaitEnded(1);
        kill(cluster.running(EXECUTOR));
        assertEndsAsHere(searching);
        assertTrue(searching.get().err().isEmpty(), searching.get().err()); // --quiet
    }

    @Test
    void aNodeThatIsKilledIsReplacedByAnother() throws Exception {
        var searching = searching();
        awaitEnded(1);
        Process second = cluster.node();
        cluster.killNode(0);
        assertEndsAsHere(searching);
        assertTrue(second.isAlive());
    }

    @Test
    void aCoordinatorThatIsKilledLeavesNoProcessAndIsResumedOnThisMachine() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC"));
        command.addAll(new SparkEngine().jvmOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(SparkSearches.on(cluster, 1,
                searches.search(name, TRIALS, STEPS))));
        Process coordinator = new ProcessBuilder(command)
                .redirectErrorStream(true).redirectOutput(new File("/dev/null")).start();
        try {
            awaitEnded(2);
        } finally {
            coordinator.destroyForcibly().waitFor();
        }
        while (!cluster.running(TRAINER).isEmpty() || !cluster.running(EXECUTOR).isEmpty()) {
            Thread.sleep(100);
        }
        assertEquals(0, SparkSearches.here(List.of("resume",
                searches.files(name).directory().toString(), "--quiet")).code());
        searches.assertEqual("here", name);
    }
}
