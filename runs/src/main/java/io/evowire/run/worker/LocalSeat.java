package io.evowire.run.worker;

import io.evowire.evaluate.Outcome;
import io.evowire.run.training.Work;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A worker process of this machine, and its successors when it dies or has served long enough. */
public final class LocalSeat implements Seat {

    private final WorkerCommand command;
    private final WorkerLimits limits;
    private final WorkerPool.Identity identity;
    private @Nullable WorkerProcess process; // guarded by this
    private boolean greeted; // guarded by this: the process has said that it is ready
    private boolean abandoned; // guarded by this
    private int served;

    /**
     * A seat whose worker is started at the first try, or ahead of it.
     *
     * @param command  how
     * @param limits   what it may take
     * @param identity checks each worker
     */
    public LocalSeat(WorkerCommand command, WorkerLimits limits, WorkerPool.Identity identity) {
        this.command = command;
        this.limits = limits;
        this.identity = identity;
    }

    @Override
    public synchronized void startAhead() {
        try {
            if (!abandoned && process == null) {
                start();
            }
        } catch (IOException e) {
            // the first try tells why none can be started
        }
    }

    private WorkerProcess start() throws IOException {
        served = 0;
        greeted = false;
        WorkerProcess started = WorkerProcess.start(command, limits);
        process = started;
        return started;
    }

    @Override
    public Attempt attempt(List<Work> works, BooleanSupplier mayStart,
            WorkerMain.Progress progress)
            throws IOException, InterruptedException {
        boolean fresh = true;
        try {
            Optional<WorkerProcess> worker = ready();
            if (worker.isEmpty()) {
                return new Attempt.Abandoned();
            }
            fresh = served == 0;
            List<Outcome> outcomes = worker.get().evaluate(works, progress);
            served += works.size();
            if (served >= limits.replaceAfter()
                    || outcomes.stream().anyMatch(Outcome.OutOfMemory.class::isInstance)) {
                close();
            }
            return new Attempt.Answered(outcomes, fresh);
        } catch (WorkerProcess.Death e) {
            return isAbandonedAfterDeath()
                    ? new Attempt.Abandoned() // whoever stops the run has ended the worker
                    : new Attempt.Died(e.cause(), String.valueOf(e.getMessage()), fresh);
        }
    }

    /**
     * Has a worker started and checked, for works to come.
     *
     * @return how it died; empty if it is ready
     * @throws io.evowire.run.UserException if it says that it cannot work here
     */
    public Optional<Attempt.Died> prepare() throws IOException, InterruptedException {
        try {
            ready();
            return Optional.empty();
        } catch (WorkerProcess.Death e) {
            isAbandonedAfterDeath();
            return Optional.of(
                    new Attempt.Died(e.cause(), String.valueOf(e.getMessage()), true));
        }
    }

    private Optional<WorkerProcess> ready()
            throws IOException, InterruptedException, WorkerProcess.Death {
        WorkerProcess started;
        synchronized (this) {
            if (abandoned) {
                return Optional.empty();
            }
            started = process == null ? start() : process;
            if (greeted) {
                return Optional.of(started);
            }
        }
        try {
            started.awaitReady(identity);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        synchronized (this) {
            greeted = true;
        }
        return Optional.of(started);
    }

    private synchronized boolean isAbandonedAfterDeath() {
        process = null;
        return abandoned;
    }

    @Override
    public synchronized Optional<Duration> silence() {
        return process != null && process.isAlive()
                ? Optional.of(process.silence())
                : Optional.empty();
    }

    @Override
    public void close() {
        WorkerProcess current;
        synchronized (this) {
            current = process;
            process = null;
        }
        if (current != null) {
            current.close();
        }
    }

    @Override
    public synchronized void abandon() {
        abandoned = true;
        if (process != null) {
            process.kill();
        }
    }
}
