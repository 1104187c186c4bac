package io.evowire.run.cluster.spark;

import io.evowire.run.UserException;
import io.evowire.run.cluster.ClusterSettings;
import io.evowire.run.cluster.ClusterWorkers;
import io.evowire.run.cluster.HostCheck;
import io.evowire.run.json.Json;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/** Looks at the machines of a cluster by an application of its own. */
final class ClusterCheck {

    private static final String GROUP = "evowire-check";
    private static final int ROUNDS = 3; // as Spark may give two tasks to one executor

    private ClusterCheck() {}

    /**
     * Starts a worker on each executor that comes.
     *
     * @param patience how long to wait for the first executor
     * @throws UserException if there is no such cluster, none comes, or Spark ends the application
     */
    static List<HostCheck> of(ClusterSettings settings, ClusterWorkers workers, Duration patience,
            Consumer<String> say) {
        try (SparkApplication application = SparkApplication
                .start(Settings.of(settings, workers), say)) {
            if (settings.shipData()) {
                SentData.send(workers.data(), application.context().sc());
            }
            long start = System.nanoTime();
            if (application.slots(() -> System.nanoTime() - start < patience.toNanos()) == 0) {
                throw new UserException("""
                        %s answers, but gave no executor within %d s: it has no nodes, they are \
                        busy, or too small. Start nodes: 'evowire spark node %s'"""
                        .formatted(settings.master(), patience.toSeconds(), settings.master()));
            }
            return found(application, Json.line(Settings.setup(settings, workers)));
        }
    }

    /**
     * What is found on the machines of an application.
     *
     * @param setup a {@link HostSetup} in JSON
     */
    static List<HostCheck> found(SparkApplication application, String setup) {
        Map<String, CheckTask.Found> byExecutor = new TreeMap<>();
        Map<String, Integer> slots = application.slotsByHost();
        for (int round = 0; round < ROUNDS
                && byExecutor.values().stream().map(CheckTask.Found::host).distinct()
                        .count() < slots.size(); round++) {
            ask(application, setup).forEach(found -> byExecutor.put(found.executor(), found));
        }
        return slots.entrySet().stream().map(entry -> check(entry.getKey(), entry.getValue(),
                byExecutor.values().stream().filter(found -> found.host().equals(entry.getKey()))
                        .toList()))
                .toList();
    }

    private static List<CheckTask.Found> ask(SparkApplication application, String setup) {
        JavaSparkContext context = application.context();
        int tasks = application.places(0).slots();
        if (tasks == 0) {
            return List.of(); // they have left since they were counted
        }
        context.sc().setJobGroup(GROUP, "a look at each machine", true);
        try {
            return context.parallelize(Collections.nCopies(tasks, 0), tasks)
                    .map(new CheckTask(setup)).collectAsync().get();
        } catch (ExecutionException e) {
            application.requireOpen(e);
            throw new UserException("Spark could not run a task on %s: %s".formatted(
                    application.master(), String.valueOf(e.getMessage()).lines().findFirst()
                            .orElse("")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserException("Interrupted while looking at the cluster.");
        } finally {
            context.clearJobGroup();
        }
    }

    private static HostCheck check(String host, int slots, List<CheckTask.Found> found) {
        @Nullable
        String refusal = found.isEmpty()
                ? "None of its executors took a task. Look at its node, then try again."
                : found.stream().map(CheckTask.Found::refusal).filter(one -> one != null)
                        .findFirst().orElse(null);
        return new HostCheck(host, slots, found.stream().map(CheckTask.Found::machine)
                .filter(one -> one != null).findFirst().orElse(null), refusal);
    }
}
