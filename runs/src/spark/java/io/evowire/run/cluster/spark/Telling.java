package io.evowire.run.cluster.spark;

import io.evowire.run.worker.WorkerMain;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.plugin.PluginContext;
import org.jspecify.annotations.Nullable;

/** Tells the coordinator how far a try is: each step at most once a second, and that it lives. */
final class Telling implements WorkerMain.Progress, AutoCloseable {

    private static final long STEP_NANOS = 1_000_000_000;
    private static final long ALIVE_SECONDS = 5;

    private static final ScheduledExecutorService CLOCK = Executors
            .newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().daemon().name("telling").unstarted(task));
    private static volatile @Nullable PluginContext coordinator;

    private final String token;
    private final long[] told;
    private final ScheduledFuture<?> beat;

    private Telling(String token, int works) {
        this.token = token;
        told = new long[works];
        Arrays.fill(told, System.nanoTime() - STEP_NANOS);
        beat = CLOCK.scheduleWithFixedDelay(() -> send(Told.alive(token)), 0, ALIVE_SECONDS,
                TimeUnit.SECONDS);
    }

    /** From here on tries of this process can tell. */
    static void to(PluginContext context) {
        coordinator = context;
    }

    /** Begins to tell of a try. */
    static Telling begin(String token, int works) {
        return new Telling(token, works);
    }

    @Override
    public void step(int work, int step, int steps) {
        long now = System.nanoTime();
        if (now - told[work] >= STEP_NANOS) {
            told[work] = now;
            send(new Told(token, work, step, steps));
        }
    }

    private static void send(Told message) {
        PluginContext context = coordinator;
        if (context != null) {
            try {
                context.send(message);
            } catch (IOException | RuntimeException e) {
                // the coordinator is gone, or about to be: nothing depends on what is told
            }
        }
    }

    @Override
    public void close() {
        beat.cancel(false);
    }
}
