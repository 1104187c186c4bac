package io.evowire.run.cluster.spark;

import io.evowire.run.worker.WorkerMain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.plugin.PluginContext;
import org.jspecify.annotations.Nullable;

/**
 * Tells the coordinator how far the works of a try are, in one message a second at most, and that
 * it lives.
 */
final class Telling implements WorkerMain.Progress, AutoCloseable {

    private static final int ALIVE_SECONDS = 5;

    private static final ScheduledExecutorService CLOCK = Executors
            .newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().daemon().name("telling").unstarted(task));
    private static volatile @Nullable PluginContext coordinator;

    private final String token;
    private final NewSteps untold = new NewSteps();
    private final ScheduledFuture<?> clock;
    private int silent = ALIVE_SECONDS; // seconds; the clock's

    private Telling(String token) {
        this.token = token;
        clock = CLOCK.scheduleWithFixedDelay(this::second, 0, 1, TimeUnit.SECONDS);
    }

    /** From here on tries of this process can tell. */
    static void to(PluginContext context) {
        coordinator = context;
    }

    /** Begins to tell of a try. */
    static Telling begin(String token) {
        return new Telling(token);
    }

    @Override
    public void step(int work, int step, int steps) {
        untold.add(new Told.Step(work, step, steps));
    }

    private void second() {
        ArrayList<Told.Step> steps = untold.take();
        silent++;
        if (!steps.isEmpty() || silent >= ALIVE_SECONDS) {
            silent = 0;
            send(new Told(token, steps));
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
        clock.cancel(false);
    }
}
