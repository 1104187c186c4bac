package io.evowire.run.cluster.spark;

import io.evowire.run.worker.WorkerMain;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** A try under way, as the coordinator knows it: what Spark and its task tell of it. */
final class Try implements AutoCloseable {

    private static final Map<String, Try> ALL = new ConcurrentHashMap<>();
    private static final AtomicLong NUMBER = new AtomicLong();
    private static final long LOSS_SECONDS = 20;

    private final String token = "evowire-" + NUMBER.incrementAndGet();
    private final WorkerMain.Progress progress;
    private final int works;
    private final CompletableFuture<ExecutorLoss> loss = new CompletableFuture<>();
    private volatile long begun; // nanoseconds, 0 while it waits for a place
    private volatile long heard;

    private Try(int works, WorkerMain.Progress progress) {
        this.works = works;
        this.progress = progress;
    }

    /** Begins to listen to what is told of a try of so many works. */
    static Try begin(int works, WorkerMain.Progress progress) {
        var made = new Try(works, progress);
        ALL.put(made.token, made);
        return made;
    }

    /** The try of this name; empty if it is over, or none of ours. */
    static Optional<Try> of(String token) {
        return Optional.ofNullable(ALL.get(token));
    }

    /** A task told something. */
    static void told(Told told) {
        of(told.token()).ifPresent(one -> {
            one.heard = System.nanoTime();
            told.steps().forEach(
                    step -> one.progress.step(step.work(), step.step(), step.steps()));
        });
    }

    /** Its name among all tries of this process. */
    String token() {
        return token;
    }

    /** An executor took it, for the first time or, where Spark moved it, again. */
    void began() {
        heard = System.nanoTime();
        begun = heard;
    }

    /** Its executor is gone, and Spark looks for another one. */
    void waitsAgain() {
        begun = 0;
    }

    /** Whether an executor has it. */
    boolean hasBegun() {
        return begun != 0;
    }

    /** How many of its works have no executor: all or none. */
    int waiting() {
        return hasBegun() ? 0 : works;
    }

    /** Time since an executor took it; none while it waits. */
    Duration lasted() {
        long since = begun;
        return Duration.ofNanos(since == 0 ? 0 : System.nanoTime() - since);
    }

    /** Time since it gave a sign of life; empty while it waits. */
    Optional<Duration> silence() {
        return hasBegun()
                ? Optional.of(Duration.ofNanos(System.nanoTime() - heard))
                : Optional.empty();
    }

    /** Its task failed. */
    void failed(ExecutorLoss reason) {
        loss.complete(reason);
    }

    /** Why its task failed; waits, as that is told beside the failure. Empty if nobody tells. */
    Optional<ExecutorLoss> loss() throws InterruptedException {
        try {
            return Optional.of(loss.get(LOSS_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        ALL.remove(token);
    }
}
