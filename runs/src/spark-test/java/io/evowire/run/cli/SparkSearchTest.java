package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.cluster.spark.SparkProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
                "--quiet"));
        searches.assertEqual("here", "there");
    }

    @Test
    void aStudyOnTheClusterEndsLikeOneOfThisMachine() throws Exception {
        assertEquals(SparkSearches.here(study("study-here")).out(),
                onCluster(study("study-there")).out());
    }

    private static List<String> study(String name) {
        return List.of("study", "causes", "--networks", "2", "--seeds", "2", "--steps", "1",
                "--data", searches.data(), "--out", folder.resolve(name).toString(), "--set",
                "space.nodes={min: 5, max: 6}", "--set", "space.channels=[4]", "--set",
                "space.stages={min: 1, max: 1}", "--set", "space.skeleton.headChannels=8",
                "--json", "--quiet");
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
