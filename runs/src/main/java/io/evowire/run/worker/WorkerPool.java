package io.evowire.run.worker;

import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Outcome;
import io.evowire.run.UserException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Workers that train candidates side by side. A worker that dies, hangs or takes too long is
 * replaced; its candidate gets an outcome, and nobody else notices.
 */
public final class WorkerPool implements AutoCloseable {

    private static final int ATTEMPTS = 2;

    private final List<Slot> slots = new ArrayList<>();

    /** What results depend on, checked of every worker: all must be alike. */
    @FunctionalInterface
    public interface Identity {

        /**
         * @throws UserException if a worker with these would give other results
         */
        void check(String dataFingerprint, String kernels);
    }

    /** Takes what happens, on the caller's thread. */
    public interface Listener {

        /** A worker took this candidate. */
        void started(Candidate candidate);

        /** A candidate has its outcome. */
        void ended(Candidate candidate, Outcome outcome);

        /** A training went on. */
        void step(int trial, int step, int steps);
    }

    private sealed interface Happening {
        record Started(Candidate candidate) implements Happening {}

        record Step(int trial, int step, int steps) implements Happening {}

        record Ended(Candidate candidate, Outcome outcome) implements Happening {}

        record Idle() implements Happening {}

        record Broken(RuntimeException fault) implements Happening {}
    }

    /**
     * A pool; its processes start when there is work.
     *
     * @param workers number of processes, at least 1
     * @param command how to start worker {@code i}
     */
    public WorkerPool(int workers, IntFunction<ProcessBuilder> command, WorkerLimits limits,
            Identity identity) {
        for (int i = 0; i < workers; i++) {
            slots.add(new Slot(command.apply(i), limits, identity));
        }
    }

    /**
     * Trains candidates in their order, as many at a time as there are workers, and returns when
     * none is in training.
     *
     * @param mayStart asked before each candidate; once false, the rest is left
     */
    public void evaluate(List<Candidate> candidates, BooleanSupplier mayStart, Listener listener)
            throws InterruptedException {
        Queue<Candidate> waiting = new ArrayDeque<>(candidates);
        BlockingQueue<Happening> happenings = new LinkedBlockingQueue<>();
        int busy = Math.min(slots.size(), candidates.size());
        for (Slot slot : slots.subList(0, busy)) {
            Thread.ofPlatform().name("slot").start(() -> slot.work(waiting, mayStart, happenings));
        }
        var fault = new AtomicReference<@Nullable RuntimeException>();
        while (busy > 0) {
            switch (happenings.take()) {
                case Happening.Started(Candidate candidate) -> listener.started(candidate);
                case Happening.Step(int trial, int step, int steps) ->
                    listener.step(trial, step, steps);
                case Happening.Ended(Candidate candidate, Outcome outcome) ->
                    listener.ended(candidate, outcome);
                case Happening.Idle() -> busy--;
                case Happening.Broken(RuntimeException e) -> {
                    fault.compareAndSet(null, e);
                    synchronized (waiting) {
                        waiting.clear();
                    }
                    busy--;
                }
            }
        }
        RuntimeException first = fault.get();
        if (first != null) {
            throw first;
        }
    }

    /** Ends all workers in good order. */
    @Override
    public void close() {
        slots.parallelStream().forEach(Slot::close);
    }

    /** Ends all workers at once and for good; their candidates get no outcome. */
    public void abandon() {
        slots.forEach(Slot::abandon);
    }

    private static final class Slot {

        private final ProcessBuilder command;
        private final WorkerLimits limits;
        private final Identity identity;
        private volatile @Nullable WorkerProcess process;
        private volatile boolean abandoned;
        private int served;

        Slot(ProcessBuilder command, WorkerLimits limits, Identity identity) {
            this.command = command;
            this.limits = limits;
            this.identity = identity;
        }

        void work(Queue<Candidate> waiting, BooleanSupplier mayStart,
                BlockingQueue<Happening> happenings) {
            try {
                while (true) {
                    Candidate candidate;
                    synchronized (waiting) {
                        candidate = !abandoned && mayStart.getAsBoolean()
                                ? waiting.poll()
                                : null;
                    }
                    if (candidate == null) {
                        happenings.add(new Happening.Idle());
                        return;
                    }
                    happenings.add(new Happening.Started(candidate));
                    Outcome outcome = evaluate(candidate, happenings);
                    if (!abandoned) {
                        happenings.add(new Happening.Ended(candidate, outcome));
                    }
                }
            } catch (IOException e) {
                happenings.add(new Happening.Broken(new UserException(
                        "Cannot start a worker: %s".formatted(e.getMessage()))));
            } catch (InterruptedException e) {
                happenings.add(new Happening.Broken(new IllegalStateException(e)));
            } catch (RuntimeException e) {
                happenings.add(new Happening.Broken(e));
            }
        }

        // A candidate that was with two workers when they died has killed them.
        private Outcome evaluate(Candidate candidate, BlockingQueue<Happening> happenings)
                throws IOException, InterruptedException {
            String cause = "";
            for (int attempt = 0; attempt < ATTEMPTS && !abandoned; attempt++) {
                WorkerProcess worker;
                try {
                    worker = ready(happenings);
                } catch (WorkerProcess.Death e) {
                    process = null;
                    return new Outcome.Lost("No worker came up: " + e.getMessage());
                }
                try {
                    Outcome outcome = worker.evaluate(List.of(candidate)).getFirst();
                    if (++served >= limits.replaceAfter()
                            || outcome instanceof Outcome.OutOfMemory) {
                        close();
                    }
                    return outcome;
                } catch (WorkerProcess.Death e) {
                    process = null;
                    cause = String.valueOf(e.getMessage());
                    if (e.deadline()) {
                        return new Outcome.TimedOut(limits.trialTime().toMillis() / 1000.0);
                    }
                }
            }
            return new Outcome.Crashed(cause);
        }

        private WorkerProcess ready(BlockingQueue<Happening> happenings)
                throws IOException, InterruptedException, WorkerProcess.Death {
            WorkerProcess current = process;
            if (current == null) {
                served = 0;
                current = WorkerProcess.start(command, limits, (trial, step, steps) -> happenings
                        .add(new Happening.Step(trial, step, steps)), identity);
                process = current;
            }
            return current;
        }

        void close() {
            WorkerProcess current = process;
            process = null;
            if (current != null) {
                current.close();
            }
        }

        void abandon() {
            abandoned = true;
            WorkerProcess current = process;
            if (current != null) {
                current.kill();
            }
        }
    }
}
