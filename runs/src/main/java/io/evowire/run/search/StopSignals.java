package io.evowire.run.search;

import io.evowire.run.ExitCode;
import io.evowire.run.store.RunFiles;
import io.evowire.run.system.Signals;
import io.evowire.run.training.TrainingPool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * SIGINT, SIGTERM and SIGHUP (the terminal was closed) while a search runs: the first one lets
 * trainings finish within a grace period and starts no more, a second one ends at once. Either way
 * everything recorded stays, and a resume goes on.
 */
public final class StopSignals implements AutoCloseable {

    private final SearchJob job;
    private final TrainingPool pool;
    private final SearchWatch watch;
    private final Duration grace;
    private final String resume;
    private final AtomicReference<@Nullable ExitCode> received = new AtomicReference<>();
    private final List<Signals.Handling> handled;

    StopSignals(SearchJob job, TrainingPool pool, SearchWatch watch, Duration grace,
            RunFiles files) {
        this.job = job;
        this.pool = pool;
        this.watch = watch;
        this.grace = grace;
        this.resume = "To continue, type: evowire resume " + files.word();
        this.handled = List.of(
                Signals.handle("INT", () -> stop(ExitCode.INTERRUPTED)),
                Signals.handle("TERM", () -> stop(ExitCode.TERMINATED)),
                Signals.handle("HUP", () -> stop(ExitCode.HUNG_UP)));
    }

    private void stop(ExitCode code) {
        if (!received.compareAndSet(null, code)) {
            pool.abandon();
            watch.lastLine("Stopped at once. " + resume);
            Runtime.getRuntime().halt(code.code());
        }
        job.stop();
        watch.lastLine("""
                Stopping: trainings that finish within %d seconds are recorded; again to stop at \
                once.""".formatted(grace.toSeconds()));
        Thread.ofPlatform().daemon().name("grace").start(() -> {
            try {
                Thread.sleep(grace);
                pool.abandon();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** What to exit with if a signal came, else 0. */
    public int exitCode() {
        ExitCode code = received.get();
        return code == null ? 0 : code.code();
    }

    /** What to tell the user who stopped the search. */
    public String resume() {
        return resume;
    }

    @Override
    public void close() {
        handled.forEach(Signals.Handling::close);
    }
}
