package io.evowire.run.worker;

import io.evowire.evaluate.Outcome;
import io.evowire.run.UserException;
import io.evowire.run.training.Work;
import io.evowire.run.worker.WorkerPool.Happening;
import io.evowire.run.worker.WorkerPool.Queued;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One place in a pool: a worker, and its successors when it dies or has served long enough. */
final class WorkerSlot {

    private static final long LOOK_MILLIS = 100;

    private final WorkerCommand command;
    private final WorkerLimits limits;
    private final WorkerPool.Identity identity;
    private @Nullable WorkerProcess process; // guarded by this
    private volatile boolean abandoned;
    private int served;

    WorkerSlot(WorkerCommand command, WorkerLimits limits, WorkerPool.Identity identity) {
        this.command = command;
        this.limits = limits;
        this.identity = identity;
    }

    /** Takes works until there are none or no more may start. */
    void work(Queue<Queued> waiting, BooleanSupplier mayStart,
            BlockingQueue<Happening> happenings) {
        try {
            Optional<Queued> queued;
            while ((queued = next(waiting, mayStart)).isPresent()) {
                Work taken = queued.get().work();
                happenings.add(new Happening.Started(taken));
                evaluate(queued.get(), mayStart, happenings)
                        .ifPresent(o -> happenings.add(new Happening.Ended(taken, o)));
            }
            happenings.add(new Happening.Idle());
        } catch (IOException e) {
            happenings.add(new Happening.Broken(new UserException(
                    """
                            Cannot start a worker: %s. All recorded trials are safe. Fix this, \
                            then resume."""
                            .formatted(e.getMessage()))));
        } catch (InterruptedException e) {
            happenings.add(new Happening.Broken(new IllegalStateException(e)));
        } catch (RuntimeException e) {
            happenings.add(new Happening.Broken(e));
        } catch (Throwable e) { // an Error: whoever waits for this slot must hear of it
            happenings.add(new Happening.Broken(new IllegalStateException(
                    "A worker's thread ended: %s. All recorded trials are safe. Resume the run."
                            .formatted(e),
                    e)));
        }
    }

    private Optional<Queued> next(Queue<Queued> waiting, BooleanSupplier mayStart) {
        synchronized (waiting) {
            return abandoned || !mayStart.getAsBoolean()
                    ? Optional.empty()
                    : Optional.ofNullable(waiting.poll());
        }
    }

    // Empty if the run stops before anything can be said of the work.
    private Optional<Outcome> evaluate(Queued queued, BooleanSupplier mayStart,
            BlockingQueue<Happening> happenings) throws IOException, InterruptedException {
        Work work = queued.work();
        var attempts = new Attempts(limits.trialTime(), queued.deaths());
        while (true) {
            boolean fresh = true;
            Optional<Outcome> verdict;
            try {
                Optional<WorkerProcess> worker = ready();
                if (worker.isEmpty()) {
                    return Optional.empty();
                }
                fresh = served == 0;
                Outcome outcome = worker.get().evaluate(work,
                        (step, steps) -> happenings.add(new Happening.Step(work, step, steps)));
                if (++served >= limits.replaceAfter() || outcome instanceof Outcome.OutOfMemory) {
                    close();
                }
                verdict = attempts.after(outcome, fresh);
            } catch (WorkerProcess.Death e) {
                forget();
                if (abandoned) {
                    return Optional.empty(); // whoever stops the run has ended the worker
                }
                int deaths = attempts.deaths();
                verdict = attempts.after(e, fresh);
                if (verdict.isEmpty() && attempts.deaths() > deaths) {
                    tell(work, e, happenings);
                }
            }
            if (verdict.isPresent() || !mayStart.getAsBoolean()) {
                return verdict;
            }
        }
    }

    // Before it is tried again: whoever kills this process then shall not make its death forgotten.
    private void tell(Work work, WorkerProcess.Death death,
            BlockingQueue<Happening> happenings) throws InterruptedException {
        var recorded = new CountDownLatch(1);
        happenings.add(new Happening.Died(work, String.valueOf(death.getMessage()), recorded));
        while (!abandoned && !recorded.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            // nobody records any more once the pool is abandoned
        }
    }

    private Optional<WorkerProcess> ready()
            throws IOException, InterruptedException, WorkerProcess.Death {
        WorkerProcess started;
        synchronized (this) {
            if (abandoned || process != null) {
                return abandoned ? Optional.empty() : Optional.ofNullable(process);
            }
            served = 0;
            started = WorkerProcess.start(command, limits);
            process = started;
        }
        try {
            started.awaitReady(identity);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        return Optional.of(started);
    }

    private synchronized void forget() {
        process = null;
    }

    /** How long the worker gave no sign of life; empty while there is none. From any thread. */
    synchronized Optional<Duration> silence() {
        return process != null && process.isAlive()
                ? Optional.of(process.silence())
                : Optional.empty();
    }

    /** Ends the worker in good order. */
    void close() {
        WorkerProcess current;
        synchronized (this) {
            current = process;
            process = null;
        }
        if (current != null) {
            current.close();
        }
    }

    /** Ends the worker at once; no other one takes its place. */
    synchronized void abandon() {
        abandoned = true;
        if (process != null) {
            process.kill();
        }
    }
}
