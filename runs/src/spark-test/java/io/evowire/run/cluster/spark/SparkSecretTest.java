package io.evowire.run.cluster.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.UserException;
import io.evowire.run.cluster.ClusterSettings;
import io.evowire.run.cluster.ClusterWorkers;
import io.evowire.run.config.WorkersConfig;
import io.evowire.run.problem.Basis;
import io.evowire.run.worker.Attempt;
import io.evowire.run.worker.SeatConformance;
import io.evowire.run.worker.StubWorker;
import io.evowire.run.worker.Works;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Head, node and search that share a secret, and those that do not know it. */
@Tag("long")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@ResourceLock("a Spark application, of which a JVM has one")
class SparkSecretTest {

    private static final Map<String, String> SECRET = with("known to all");
    private static final String NONE = "has a shared secret, and none was given here.";
    private static final String ANOTHER = "has another shared secret than the one given here, or none.";

    @TempDir
    private static Path folder;

    private static SparkProcesses processes;

    private static Map<String, String> with(String secret) {
        return Map.of("spark.authenticate", "true", "spark.authenticate.secret", secret,
                "spark.network.crypto.enabled", "true");
    }

    @BeforeAll
    static void start() throws Exception {
        processes = SparkProcesses.start(folder, SECRET);
        processes.node();
    }

    @AfterAll
    static void end() throws Exception {
        processes.close();
    }

    private static ClusterSettings settings(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(processes.settings(1));
        all.putAll(more);
        return new ClusterSettings(processes.master(), all, false);
    }

    private static ClusterWorkers workers() {
        return new ClusterWorkers("test", StubWorker.class, "mnist-10k", data -> List.of("0"),
                new WorkersConfig(1, "5m", "128m", 3, "5s"),
                SeatConformance.limits(Duration.ofMinutes(2)),
                new Basis("stub", StubWorker.DATA, StubWorker.KERNELS), null, false);
    }

    private static String refusal(Map<String, String> more) {
        return assertThrows(UserException.class, () -> SparkCluster.open(settings(more), workers(),
                () -> true, line -> {})).getMessage();
    }

    @Test
    void whoKnowsItTrains() throws Exception {
        try (SparkCluster cluster = SparkCluster.open(settings(SECRET), workers(), () -> true,
                line -> {})) {
            assertInstanceOf(Attempt.Answered.class, cluster.seat().attempt(Works.trainings(1),
                    () -> true, (work, step, steps) -> {}));
        }
    }

    @Test
    void aSearchThatDoesNotKnowItIsToldSoAtOnce() {
        String none = refusal(Map.of());
        assertTrue(none.startsWith(processes.master() + " " + NONE), none);
        assertTrue(none.contains("--spark-properties FILE"), none);
        String another = refusal(with("guessed"));
        assertTrue(another.startsWith(processes.master() + " " + ANOTHER), another);
        assertFalse(another.contains("guessed"), another);
    }

    @Test
    void aNodeThatDoesNotKnowItEndsAndSaysSo() throws Exception {
        String none = processes.refused(Map.of());
        assertTrue(none.contains(NONE) && none.endsWith("exit code 2"), none);
        assertFalse(none.contains("\tat "), none);
        String another = processes.refused(with("guessed"));
        assertTrue(another.contains(ANOTHER) && another.endsWith("exit code 2"), another);
        assertFalse(another.contains("\tat "), another);
    }

    @Test
    void aSecretForAClusterThatHasNoneIsRefusedToo(@TempDir Path open) throws Exception {
        try (SparkProcesses without = SparkProcesses.start(open)) {
            var conf = new SparkConf(false);
            Masters.requireWelcome(without.master(), conf);
            SECRET.forEach(conf::set);
            assertEquals("%s %s".formatted(without.master(), ANOTHER), assertThrows(
                    UserException.class, () -> Masters.requireWelcome(without.master(), conf))
                    .getMessage().replaceFirst(" Give head.*", ""));
        }
    }
}
