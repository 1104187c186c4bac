package io.evowire.run.cli;

import io.evowire.run.ExitCode;
import io.evowire.run.search.SearchJob;
import io.evowire.run.worker.WorkerPool;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * SIGINT and SIGTERM while a search runs: the first one lets trainings finish within a grace period
 * and starts no more, a second one ends at once.
 */
final class StopSignals implements AutoCloseable {

    private static final int GRACE_SECONDS = 30;

    private final AtomicReference<@Nullable ExitCode> received = new AtomicReference<>();
    private final SignalHandler interrupt;
    private final SignalHandler terminate;

    StopSignals(SearchJob job, WorkerPool pool) {
        interrupt = Signal.handle(new Signal("INT"),
                signal -> stop(job, pool, ExitCode.INTERRUPTED));
        terminate = Signal.handle(new Signal("TERM"),
                signal -> stop(job, pool, ExitCode.TERMINATED));
    }

    private void stop(SearchJob job, WorkerPool pool, ExitCode code) {
        if (!received.compareAndSet(null, code)) {
            pool.abandon();
            Runtime.getRuntime().halt(code.code());
        }
        System.err.printf(
                "%nStopping: trainings that finish within %d seconds are recorded; again to stop at once.%n",
                GRACE_SECONDS);
        job.stop();
        Thread.ofPlatform().daemon().name("grace").start(() -> {
            try {
                Thread.sleep(1_000L * GRACE_SECONDS);
                pool.abandon();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** What to exit with if a signal came, else 0. */
    int exitCode() {
        ExitCode code = received.get();
        return code == null ? 0 : code.code();
    }

    @Override
    public void close() {
        Signal.handle(new Signal("INT"), interrupt);
        Signal.handle(new Signal("TERM"), terminate);
    }
}
