package io.evowire.run.worker;

import io.evowire.evaluate.Outcome;
import io.evowire.run.training.HostNews;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Work;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    private final Queue<HostNews> news = new ConcurrentLinkedQueue<>();
    private final int wave;
    private volatile boolean abandoned;

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

        record Ended(Work work, Outcome outcome, @Nullable String host) implements Happening {}

        record Idle(WorkerSlot slot) implements Happening {}

        record Broken(WorkerSlot slot, RuntimeException fault) implements Happening {}
    }

    /**
     * A work that no worker has taken yet.
     *
     * @param deaths how many workers have died with it before
     */
    record Queued(Work work, int deaths) {}

    /**
     * A pool; its processes start when there is work, or are prepared.
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
    public int atOnce() {
        return slots.size() * wave;
    }

    @Override
    public void prepare(int works) {
        slots.stream().limit(works).forEach(WorkerSlot::startAhead);
    }

    @Override
    public void evaluate(List<Work> works, BooleanSupplier mayStart, Listener listener)
            throws InterruptedException {
        var evaluation = new Evaluation(mayStart, listener);
        evaluation.add(works);
        boolean orderly = false;
        try {
            evaluation.listen();
            orderly = true;
        } finally {
            if (!orderly) {
                abandon();
            }
        }
    }

    /** Works that are being done: slots take them from a queue, which may grow meanwhile. */
    private final class Evaluation {

        private final BooleanSupplier mayStart;
        private final Listener listener;
        private final Queue<Queued> waiting = new ArrayDeque<>(); // guarded by itself
        private final BlockingQueue<Happening> happenings = new LinkedBlockingQueue<>();
        private final Map<WorkerSlot, Thread> busy = new LinkedHashMap<>();
        private @Nullable RuntimeException fault;

        Evaluation(BooleanSupplier mayStart, Listener listener) {
            this.mayStart = mayStart;
            this.listener = listener;
        }

        void add(List<Work> works) {
            List<Queued> queued = works.stream()
                    .map(work -> new Queued(work, listener.deaths(work))).toList();
            synchronized (waiting) {
                waiting.addAll(queued);
            }
            start();
        }

        // As many idle slots as there are works that nobody has taken.
        private void start() {
            int left;
            synchronized (waiting) {
                left = waiting.size();
            }
            int most = Math.min(wave, Math.ceilDiv(left, slots.size()));
            for (WorkerSlot slot : slots) {
                if (left > 0 && !abandoned && !busy.containsKey(slot)
                        && mayStart.getAsBoolean()) {
                    busy.put(slot, Thread.ofPlatform().daemon().name("slot").start(
                            () -> slot.work(waiting, most, mayStart, happenings)));
                    left--;
                }
            }
        }

        void listen() throws InterruptedException {
            while (!busy.isEmpty()) {
                switch (next()) {
                    case Happening.Started(Work work) -> listener.started(work);
                    case Happening.Step(Work work, int step, int steps) ->
                        listener.step(work, step, steps);
                    case Happening.Died(Work work, String message, CountDownLatch recorded) -> {
                        listener.died(work, message);
                        recorded.countDown();
                    }
                    case Happening.Ended(Work work, Outcome outcome, String host) -> {
                        listener.ended(work, outcome, host);
                        if (fault == null) {
                            add(listener.more());
                        }
                    }
                    case Happening.Idle(WorkerSlot slot) -> {
                        busy.remove(slot);
                        start(); // more may have come while it went
                    }
                    case Happening.Broken(WorkerSlot slot, RuntimeException e) -> {
                        fault = fault == null ? e : fault;
                        synchronized (waiting) {
                            waiting.clear();
                        }
                        busy.remove(slot);
                    }
                }
            }
            tellNews();
            if (fault != null) {
                throw fault;
            }
        }

        private void tellNews() {
            HostNews one;
            while ((one = news.poll()) != null) {
                listener.changed(one);
            }
        }

        // A slot tells how it ended, but where memory is short even that may fail.
        private Happening next() throws InterruptedException {
            while (true) {
                tellNews();
                Optional<WorkerSlot> gone = busy.entrySet().stream()
                        .filter(entry -> !entry.getValue().isAlive()).map(Map.Entry::getKey)
                        .findFirst();
                @Nullable
                Happening happening = happenings.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (happening != null) {
                    tellNews(); // of the machine that this may be from
                    return happening;
                }
                if (gone.isPresent()) {
                    return new Happening.Broken(gone.get(), new IllegalStateException("""
                            The thread of a worker ended without a word. All recorded trials are \
                            safe; resume the run."""));
                }
            }
        }
    }

    /** Tells whoever has works done, now or the next time. From any thread. */
    public void tell(HostNews change) {
        news.add(change);
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
        abandoned = true;
        slots.forEach(WorkerSlot::abandon);
    }
}
