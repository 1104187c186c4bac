package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.ExitCode;
import io.evowire.run.cluster.spark.SparkProcesses;
import io.evowire.run.json.Json;
import io.evowire.run.store.History;
import io.evowire.run.store.Hosts;
import io.evowire.run.store.Session;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.study.StudyFiles;
import io.evowire.run.system.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Searches and studies on two nodes, each a process of its own. */
@Tag("long")
@ResourceLock("a Spark application, of which a JVM has one")
class SparkSearchTest {

    private static final int STEPS = 6;

    @TempDir
    private static Path folder;

    private static SparkSearches searches;
    private static SparkProcesses cluster;

    @BeforeAll
    static void start() throws Exception {
        searches = SparkSearches.in(folder);
        cluster = SparkProcesses.start(folder.resolve("cluster"));
        cluster.node();
        cluster.node();
    }

    @AfterAll
    static void end() throws Exception {
        cluster.close();
    }

    private static Typed onCluster(List<String> words) throws Exception {
        Typed typed = Typed.of((Object[]) SparkSearches.on(cluster, 2, words));
        assertEquals(0, typed.code(), typed.err());
        return typed;
    }

    @Test
    void aSearchAndItsResumeOnTheClusterEndLikeOneOfThisMachine() throws Exception {
        assertEquals(0, SparkSearches.here(searches.search("here", 6, STEPS)).code());
        List<String> words = new ArrayList<>(searches.search("there", 3, STEPS));
        words.remove("--quiet");
        String said = onCluster(words).err();
        assertTrue(said.contains("on 1 machine. Trainings at a time: "), said);
        onCluster(List.of("resume", folder.resolve("there").toString(), "--trials", "6",
                "--quiet", "--ship-data"));
        searches.assertEqual("here", "there");
        assertKnowsItsMachines(TrialStore.read(searches.files("there")));
    }

    private static void assertKnowsItsMachines(History history) {
        assertEquals(List.of(cluster.master(), cluster.master()),
                history.sessions().stream().map(Session::cluster).toList());
        List<Hosts.Machine> machines = history.hosts().machines();
        assertEquals(List.of("127.0.0.1"), machines.stream().map(Hosts.Machine::host).toList());
        assertEquals(2, machines.getFirst().most());
        assertEquals(Machine.kind(), machines.getFirst().kind());
        assertEquals(List.of(), history.hosts().lost());
        history.trials().forEach(trial -> assertEquals(List.of("127.0.0.1"),
                history.trainedAt(trial.number())));
    }

    // With executors that no node has the memory for.
    private static void stopsWhileItWaits(List<String> command, Path begun) throws Exception {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of("--spark-conf", "spark.executor.memory=900g"));
        Path errors = Files.createTempFile(folder, "waiting", ".txt");
        Process waiting = new ProcessBuilder(SparkSearches.process(cluster, 2, words))
                .redirectError(errors.toFile()).start();
        try {
            while (!Files.exists(begun)) {
                assertTrue(waiting.isAlive(), Files.readString(errors));
                Thread.sleep(50);
            }
            waiting.destroy();
            assertEquals(ExitCode.TERMINATED.code(), waiting.waitFor());
        } finally {
            waiting.destroyForcibly();
        }
        String said = Files.readString(errors);
        assertTrue(said.contains("To continue, type: evowire resume "), said);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void theFirstSignalStopsAStudyThatWaitsForExecutors() throws Exception {
        stopsWhileItWaits(study("study-waiting"),
                new StudyFiles(folder.resolve("study-waiting")).database());
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void theFirstSignalStopsASearchThatWaitsForExecutors() throws Exception {
        Path scratch = folder.resolve("scratch"); // Spark makes it when it connects
        List<String> words = new ArrayList<>(searches.search("waiting", 3, STEPS));
        words.addAll(List.of("--spark-conf", "spark.local.dir=" + scratch));
        stopsWhileItWaits(words, scratch);
        History history = TrialStore.read(searches.files("waiting"));
        assertEquals("STOPPED", history.end().orElseThrow().reason());
        assertEquals(cluster.master(), history.session().orElseThrow().cluster());
        assertEquals(0, history.trials().stream().filter(Trial::ended).count());
    }

    @Test
    void aStudyOnTheClusterEndsLikeOneOfThisMachine() throws Exception {
        assertEquals(SparkSearches.here(study("study-here")).out(),
                onCluster(study("study-there")).out());
        String rows = Typed.of("export", folder.resolve("study-there"), "--format", "csv").out();
        assertTrue(rows.lines().skip(1).allMatch(row -> row.endsWith(",127.0.0.1")), rows);
        String status = Typed.of("status", folder.resolve("study-there")).out();
        assertTrue(status.contains(cluster.master()) && status.contains("127.0.0.1 (8)"), status);
    }

    private static List<String> study(String name) {
        return List.of("study", "causes", "--networks", "2", "--seeds", "2", "--steps", "1",
                "--data", searches.data(), "--out", folder.resolve(name).toString(), "--set",
                "space.nodes={min: 5, max: 6}", "--set", "space.channels=[4]", "--set",
                "space.stages={min: 1, max: 1}", "--set", "space.skeleton.headChannels=8",
                "--json", "--quiet");
    }

    @Test
    void theDoctorLooksAtEachMachine() throws Exception {
        List<String> words = List.of("doctor", "--data", searches.data(), "--quiet");
        String found = onCluster(words).out();
        assertTrue(found.lines().anyMatch(line -> line.matches(
                "127\\.0\\.0\\.1 +2 at a time; program and data as here; .*")), found);
        List<String> elsewhere = new ArrayList<>(words);
        elsewhere.addAll(List.of("--json", "--spark-conf", "evowire.program=/no/such/program"));
        Typed typed = Typed.of((Object[]) SparkSearches.on(cluster, 2, elsewhere));
        assertEquals(ExitCode.USAGE.code(), typed.code());
        String refusal = Json.parse(typed.out()).at("/cluster/hosts/0/refusal").asText();
        assertTrue(refusal.contains("Could not find or load main class"), typed.out());
    }

    @Test
    void whereNobodyListensIsSaidAtOnceAndTheRunCanBeResumedElsewhere() throws Exception {
        List<String> words = new ArrayList<>(searches.search("nowhere", 1, STEPS));
        words.addAll(List.of("--spark", "spark://127.0.0.1:1"));
        Typed typed = Typed.of(words.toArray());
        assertEquals(2, typed.code());
        assertTrue(typed.err().contains("Nobody listens at spark://127.0.0.1:1"), typed.err());
        assertTrue(Files.exists(searches.files("nowhere").database()));
        assertEquals(0, SparkSearches.here(List.of("resume", folder.resolve("nowhere").toString(),
                "--quiet")).code());
    }

    @Test
    void settingsOfSparkWithoutAClusterAreAMistake() throws Exception {
        List<String> words = new ArrayList<>(searches.search("unmade", 1, STEPS));
        words.addAll(List.of("--spark-conf", "a=b"));
        Typed typed = Typed.of(words.toArray());
        assertEquals(2, typed.code());
        assertTrue(typed.err().contains("are for --spark MASTER"), typed.err());
        assertFalse(Files.exists(searches.files("unmade").directory()));
    }
}
