package io.evowire.run.search;

import io.evowire.run.ExitCode;
import io.evowire.run.store.RunFiles;
import io.evowire.run.system.Stopping;
import io.evowire.run.training.TrainingPool;
import java.time.Duration;

/**
 * Signals while a search runs: the first one lets trainings finish within a grace period and starts
 * no more, a second one ends at once. Either way everything recorded stays, and a resume goes on.
 */
public final class StopSignals implements AutoCloseable {

    private final SearchJob job;
    private final TrainingPool pool;
    private final SearchWatch watch;
    private final Duration grace;
    private final String resume;
    private final Stopping stopping;

    StopSignals(SearchJob job, TrainingPool pool, SearchWatch watch, Duration grace,
            RunFiles files) {
        this.job = job;
        this.pool = pool;
        this.watch = watch;
        this.grace = grace;
        this.resume = "To continue, type: evowire resume " + files.word();
        this.stopping = new Stopping(this::stop, this::stopAtOnce);
    }

    private void stop() {
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

    private void stopAtOnce() {
        pool.abandon();
        watch.lastLine("Stopped at once. " + resume);
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
