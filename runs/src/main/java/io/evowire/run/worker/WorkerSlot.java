package io.evowire.run.worker;

import io.evowire.evaluate.Outcome;
import io.evowire.run.UserException;
import io.evowire.run.training.Work;
import io.evowire.run.worker.WorkerPool.Happening;
import io.evowire.run.worker.WorkerPool.Queued;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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

    /**
     * Takes works until there are none or no more may start.
     *
     * @param most works at a time
     */
    void work(Queue<Queued> waiting, int most, BooleanSupplier mayStart,
            BlockingQueue<Happening> happenings) {
        try {
            List<Queued> queued;
            while (!(queued = next(waiting, most, mayStart)).isEmpty()) {
                queued.forEach(one -> happenings.add(new Happening.Started(one.work())));
                evaluate(new Wave(queued.stream()
                        .map(one -> Wave.Tried.of(one, limits.trialTime())).toList()),
                        mayStart, happenings);
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

    private List<Queued> next(Queue<Queued> waiting, int most, BooleanSupplier mayStart) {
        synchronized (waiting) {
            return abandoned || !mayStart.getAsBoolean()
                    ? List.of()
                    : Wave.next(waiting, most);
        }
    }

    // Works have no outcome if the run stops before anything can be said of them.
    private void evaluate(Wave first, BooleanSupplier mayStart,
            BlockingQueue<Happening> happenings) throws IOException, InterruptedException {
        Deque<Wave> waves = new ArrayDeque<>(List.of(first));
        do {
            Optional<Wave.Result> result = tried(waves.removeFirst(), happenings);
            if (result.isEmpty()) {
                return;
            }
            result.get().verdicts().forEach(verdict -> happenings
                    .add(new Happening.Ended(verdict.work(), verdict.outcome())));
            result.get().again().reversed().forEach(waves::addFirst);
        } while (!waves.isEmpty() && mayStart.getAsBoolean());
    }

    // Empty once this slot is abandoned.
    private Optional<Wave.Result> tried(Wave wave, BlockingQueue<Happening> happenings)
            throws IOException, InterruptedException {
        boolean fresh = true;
        try {
            Optional<WorkerProcess> worker = ready();
            if (worker.isEmpty()) {
                return Optional.empty();
            }
            fresh = served == 0;
            List<Work> works = wave.works();
            List<Outcome> outcomes = worker.get().evaluate(works, (work, step, steps) -> happenings
                    .add(new Happening.Step(works.get(work), step, steps)));
            served += works.size();
            if (served >= limits.replaceAfter()
                    || outcomes.stream().anyMatch(Outcome.OutOfMemory.class::isInstance)) {
                close();
            }
            return Optional.of(wave.after(outcomes, fresh));
        } catch (WorkerProcess.Death e) {
            forget();
            if (abandoned) {
                return Optional.empty(); // whoever stops the run has ended the worker
            }
            Wave.Result result = wave.after(e, fresh);
            for (Work work : result.dead()) {
                tell(work, e, happenings);
            }
            return Optional.of(result);
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
