package io.evowire.run.cluster.spark;

import io.evowire.run.training.HostNews;
import io.evowire.run.training.Places;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.scheduler.ExecutorDecommission;
import org.apache.spark.scheduler.ExecutorKilled$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.jspecify.annotations.Nullable;
import scala.Option;

/** Hears what Spark tells of executors and tasks, in its order and on one thread of Spark's. */
final class ClusterWatch extends SparkListener {

    private static final String GROUP = "spark.jobGroup.id";
    private static final String GPU = "gpu";

    // How Spark ends executors that it has no use for, if it was told to have more or fewer
    // (spark.dynamicAllocation.enabled), with and without decommissioning.
    private static final Set<String> PLANNED = Set.of(ExecutorKilled$.MODULE$.toString(),
            new ExecutorDecommission(Option.empty(), "spark scale down").toString());

    private final Consumer<String> say;
    private final int coresOfTask;
    private final int gpusOfTask;
    private final Map<String, Executor> executors = new HashMap<>(); // guarded by this
    private final Map<Integer, String> tokens = new HashMap<>(); // of stages, guarded by this
    private final Map<String, Set<Long>> running = new HashMap<>(); // of executors, the same
    private final Set<String> shared = new HashSet<>(); // lost ones with several tasks
    private final List<HostNews> news = new ArrayList<>(); // the same, until somebody listens
    private @Nullable Consumer<HostNews> listener;
    private @Nullable String lastLoss;
    private long losses;
    private boolean closing;

    /** An executor that is there. */
    private record Executor(String host, int slots) {}

    /**
     * Hears of an application.
     *
     * @param conf its settings, with those of the user
     * @param say  told which executors were lost
     */
    ClusterWatch(SparkConf conf, Consumer<String> say) {
        this.say = say;
        coresOfTask = Settings.number(Settings.CPUS, conf.get(Settings.CPUS, "1"), 1);
        gpusOfTask = Settings.number(Settings.GPUS, conf.get(Settings.GPUS, "0"), 0);
    }

    @Override
    public synchronized void onExecutorAdded(SparkListenerExecutorAdded added) {
        var info = added.executorInfo();
        int slots = info.totalCores() / coresOfTask;
        if (gpusOfTask > 0) {
            int gpus = info.resourcesInfo().contains(GPU)
                    ? info.resourcesInfo().apply(GPU).addresses().length
                    : 0;
            slots = Math.min(slots, gpus / gpusOfTask);
        }
        executors.put(added.executorId(), new Executor(info.executorHost(), slots));
        tell(HostNews.joined(info.executorHost(), slots));
        notifyAll();
    }

    private synchronized void tell(HostNews one) {
        if (listener == null) {
            news.add(one);
        } else {
            listener.accept(one);
        }
    }

    /** Tells of the machines so far, and from now on; on Spark's thread, which must not wait. */
    synchronized void listen(Consumer<HostNews> told) {
        listener = told;
        news.forEach(told);
        news.clear();
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        Optional<String> line;
        synchronized (this) {
            @Nullable
            Executor gone = executors.remove(removed.executorId());
            String reason = removed.reason().lines().findFirst().orElse("");
            lastLoss = reason;
            if (closing || gone == null) {
                return;
            }
            if (PLANNED.contains(reason)) {
                tell(HostNews.left(gone.host(), gone.slots()));
                return;
            }
            losses++;
            tell(HostNews.lost(gone.host(), gone.slots(), reason));
            line = Optional.of("Executor %s on %s is gone: %s".formatted(removed.executorId(),
                    gone.host(), reason));
        }
        line.ifPresent(say);
    }

    @Override
    public synchronized void onJobStart(SparkListenerJobStart started) {
        String token = started.properties() == null
                ? null
                : started.properties().getProperty(GROUP);
        if (token != null) {
            scala.jdk.javaapi.CollectionConverters.asJava(started.stageInfos())
                    .forEach(stage -> tokens.put(stage.stageId(), token));
        }
    }

    @Override
    public synchronized void onTaskStart(SparkListenerTaskStart started) {
        running.computeIfAbsent(started.taskInfo().executorId(), any -> new HashSet<>())
                .add(started.taskInfo().taskId());
        of(started.stageId()).ifPresent(Try::began);
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd ended) {
        String executor = ended.taskInfo().executorId();
        Set<Long> tasks = running.getOrDefault(executor, Set.of());
        if (ended.reason() instanceof TaskFailedReason reason) {
            if (reason instanceof ExecutorLostFailure && tasks.size() > 1) {
                shared.add(executor);
            }
            of(ended.stageId()).ifPresent(one -> {
                if (reason.countTowardsTaskFailures()) {
                    one.failed(ExecutorLoss.of(reason, !shared.contains(executor),
                            "executor %s on %s".formatted(executor, ended.taskInfo().host())));
                } else {
                    one.waitsAgain();
                }
            });
        }
        tasks.remove(ended.taskInfo().taskId());
    }

    private Optional<Try> of(int stage) {
        return Optional.ofNullable(tokens.get(stage)).flatMap(Try::of);
    }

    /** A stage's job is over. */
    synchronized void forget(String token) {
        tokens.values().removeIf(token::equals);
    }

    /** From here on executors that leave are not lost. */
    synchronized void closing() {
        closing = true;
    }

    /** Why the newest executor left, if one did. */
    synchronized Optional<String> lastLoss() {
        return Optional.ofNullable(lastLoss);
    }

    /** Places for a task each. */
    synchronized int slots() {
        return executors.values().stream().mapToInt(Executor::slots).sum();
    }

    /** The same by machine. */
    synchronized Map<String, Integer> slotsByHost() {
        Map<String, Integer> slots = new TreeMap<>();
        executors.values().forEach(one -> slots.merge(one.host(), one.slots(), Integer::sum));
        return slots;
    }

    /** Waits for a change of the executors. */
    synchronized void await(long millis) throws InterruptedException {
        wait(millis);
    }

    /**
     * Where trainings can be done.
     *
     * @param waiting how many trainings have no place
     */
    synchronized Places places(int waiting) {
        return new Places(slotsByHost().size(), slots(), waiting, losses);
    }
}
