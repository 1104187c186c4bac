package io.evowire.run.search;

import io.evowire.run.ExitCode;
import io.evowire.run.store.RunFiles;
import io.evowire.run.system.Stopping;
import io.evowire.run.training.TrainingPool;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Signals while a search runs: the first one lets trainings finish within a grace period and starts
 * no more, a second one ends at once. Either way everything recorded stays, and a resume goes on.
 */
public final class StopSignals implements AutoCloseable {

    private final Duration grace;
    private final String resume;
    private final Stopping stopping;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile @Nullable Search search; // none while its pool waits for machines

    private record Search(SearchJob job, TrainingPool pool, SearchWatch watch) {}

    /** Listens from here on, for a search that is about to begin. */
    StopSignals(Duration grace, RunFiles files) {
        this.grace = grace;
        this.resume = "To continue, type: evowire resume " + files.word();
        this.stopping = new Stopping(this::stop, this::stopAtOnce);
    }

    /** Whether no signal has come. */
    boolean mayGoOn() {
        return stopping.mayGoOn();
    }

    /** Ends this search when a signal comes, or now if one has come. */
    void begin(SearchJob job, TrainingPool pool, SearchWatch watch) {
        stopping.again(); // a library of the pool or the watch may have taken them
        search = new Search(job, pool, watch);
        if (!mayGoOn()) {
            stop();
        }
    }

    private void stop() {
        Search one = search;
        if (one == null || !stopped.compareAndSet(false, true)) {
            return;
        }
        one.job().stop();
        one.watch().lastLine("""
                Stopping: trainings that finish within %d seconds are recorded; again to stop at \
                once.""".formatted(grace.toSeconds()));
        Thread.ofPlatform().daemon().name("grace").start(() -> {
            try {
                Thread.sleep(grace);
                one.pool().abandon();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void stopAtOnce() {
        String line = "Stopped at once. " + resume;
        Search one = search;
        if (one == null) {
            System.err.println(line);
            return;
        }
        one.pool().abandon();
        one.watch().lastLine(line);
    }

    /** What to exit with if a signal came, else 0. */
    public int exitCode() {
        return stopping.code().orElse(ExitCode.DONE).code();
    }

    /** What to tell the user who stopped the search. */
    public String resume() {
        return resume;
    }

    @Override
    public void close() {
        stopping.close();
    }
}
