package io.evowire.run.worker;

import io.evowire.evaluate.Outcome;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Work;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Worker processes of this machine, or of others, that train side by side. A worker that dies,
 * hangs or takes too long is replaced; its work gets an outcome, and nobody else notices.
 */
public final class WorkerPool implements TrainingPool {

    private static final long LOOK_MILLIS = 500;

    /** Opens pools in place of processes, for whoever binds it: it trains in its own process. */
    public static final ScopedValue<Opener> INSTEAD = ScopedValue.newInstance();

    private final List<WorkerSlot> slots = new ArrayList<>();
    private final int wave;

    /** Opens a pool; the parameters are those of {@link WorkerPool#open}. */
    @FunctionalInterface
    public interface Opener {
        TrainingPool open(int workers, IntFunction<WorkerCommand> command, WorkerLimits limits,
                Identity identity);
    }

    /** What results depend on, checked of every worker: all must be alike. */
    @FunctionalInterface
    public interface Identity {

        /**
         * @throws io.evowire.run.UserException if a worker with these would give other results
         */
        void check(String dataFingerprint, String kernels);

        /**
         * Checks what a worker is and where, if it was asked: workers of this machine are this
         * program.
         *
         * @throws io.evowire.run.UserException as above
         */
        default void check(Origin origin) {}
    }

    sealed interface Happening {
        record Started(Work work) implements Happening {}

        record Step(Work work, int step, int steps) implements Happening {}

        /** The slot waits until it is recorded. */
        record Died(Work work, String message, CountDownLatch recorded)
                implements
                    Happening {}

        record Ended(Work work, Outcome outcome) implements Happening {}

        record Idle() implements Happening {}

        record Broken(RuntimeException fault) implements Happening {}
    }

    /**
     * A work that no worker has taken yet.
     *
     * @param deaths how many workers have died with it before
     */
    record Queued(Work work, int deaths) {}

    /**
     * A pool; its processes start when there is work.
     *
     * @param workers number of processes, at least 1
     * @param command how to start worker {@code i}
     */
    public static TrainingPool open(int workers, IntFunction<WorkerCommand> command,
            WorkerLimits limits, Identity identity) {
        return INSTEAD.orElse(WorkerPool::new).open(workers, command, limits, identity);
    }

    /** A pool of processes, as {@link #open} makes it where nothing else is bound. */
    public WorkerPool(int workers, IntFunction<WorkerCommand> command, WorkerLimits limits,
            Identity identity) {
        this(IntStream.range(0, workers)
                .<Seat>mapToObj(i -> new LocalSeat(command.apply(i), limits, identity)).toList(),
                limits);
    }

    /**
     * A pool of seats, wherever they are.
     *
     * @param seats  at least one; closed with this
     * @param limits what each worker may take
     */
    public WorkerPool(List<Seat> seats, WorkerLimits limits) {
        wave = limits.wave();
        seats.forEach(seat -> slots.add(new WorkerSlot(seat, limits.trialTime())));
    }

    @Override
    public OptionalInt workers() {
        return OptionalInt.of(slots.size());
    }

    @Override
    public void evaluate(List<Work> works, BooleanSupplier mayStart, Listener listener)
            throws InterruptedException {
        Queue<Queued> waiting = new ArrayDeque<>(works.stream()
                .map(work -> new Queued(work, listener.deaths(work))).toList());
        BlockingQueue<Happening> happenings = new LinkedBlockingQueue<>();
        int busy = Math.min(slots.size(), works.size());
        int most = Math.min(wave, Math.ceilDiv(works.size(), slots.size()));
        List<Thread> threads = slots.subList(0, busy).stream()
                .map(slot -> Thread.ofPlatform().daemon().name("slot")
                        .start(() -> slot.work(waiting, most, mayStart, happenings)))
                .toList();
        boolean orderly = false;
        try {
            listen(threads, waiting, happenings, listener);
            orderly = true;
        } finally {
            if (!orderly) {
                abandon();
            }
        }
    }

    private static void listen(List<Thread> slots, Queue<Queued> waiting,
            BlockingQueue<Happening> happenings, Listener listener) throws InterruptedException {
        @Nullable
        RuntimeException fault = null;
        int busy = slots.size();
        while (busy > 0) {
            switch (next(slots, busy, happenings)) {
                case Happening.Started(Work work) -> listener.started(work);
                case Happening.Step(Work work, int step, int steps) ->
                    listener.step(work, step, steps);
                case Happening.Died(Work work, String message, CountDownLatch recorded) -> {
                    listener.died(work, message);
                    recorded.countDown();
                }
                case Happening.Ended(Work work, Outcome outcome) -> listener.ended(work, outcome);
                case Happening.Idle() -> busy--;
                case Happening.Broken(RuntimeException e) -> {
                    fault = fault == null ? e : fault;
                    synchronized (waiting) {
                        waiting.clear();
                    }
                    busy--;
                }
            }
        }
        if (fault != null) {
            throw fault;
        }
    }

    // A slot tells how it ended, but where memory is short even that may fail.
    private static Happening next(List<Thread> slots, int busy,
            BlockingQueue<Happening> happenings) throws InterruptedException {
        while (true) {
            long alive = slots.stream().filter(Thread::isAlive).count();
            @Nullable
            Happening happening = happenings.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (happening != null) {
                return happening;
            }
            if (alive < busy) {
                return new Happening.Broken(new IllegalStateException("""
                        The thread of a worker ended without a word. All recorded trials are \
                        safe; resume the run."""));
            }
        }
    }

    @Override
    public List<Duration> silences() {
        return slots.stream().map(WorkerSlot::silence).flatMap(Optional::stream).toList();
    }

    @Override
    public void close() {
        slots.parallelStream().forEach(WorkerSlot::close);
    }

    @Override
    public void abandon() {
        slots.forEach(WorkerSlot::abandon);
    }
}
