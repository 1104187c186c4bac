package io.evowire.run.worker;

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

/**
 * One place in a pool: takes works, has them tried on its seat, and says what came of them, until
 * there are none.
 */
final class WorkerSlot {

    private static final long LOOK_MILLIS = 100;

    private final Seat seat;
    private final @Nullable Duration trialTime;
    private volatile boolean abandoned;

    /**
     * A place.
     *
     * @param seat      where works are tried
     * @param trialTime how long each may take, null for as long as it does
     */
    WorkerSlot(Seat seat, @Nullable Duration trialTime) {
        this.seat = seat;
        this.trialTime = trialTime;
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
                        .map(one -> Wave.Tried.of(one, trialTime)).toList()),
                        mayStart, happenings);
            }
            happenings.add(new Happening.Idle(this));
        } catch (IOException e) {
            happenings.add(new Happening.Broken(this, new UserException(
                    """
                            Cannot start a worker: %s. All recorded trials are safe. Fix this, \
                            then resume."""
                            .formatted(e.getMessage()))));
        } catch (InterruptedException e) {
            happenings.add(new Happening.Broken(this, new IllegalStateException(e)));
        } catch (RuntimeException e) {
            happenings.add(new Happening.Broken(this, e));
        } catch (Throwable e) { // an Error: whoever waits for this slot must hear of it
            happenings.add(new Happening.Broken(this, new IllegalStateException(
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
            Optional<Wave.Result> result = tried(waves.removeFirst(), mayStart,
                    happenings);
            if (result.isEmpty()) {
                return;
            }
            result.get().verdicts().forEach(verdict -> happenings
                    .add(new Happening.Ended(verdict.work(), verdict.outcome(),
                            verdict.host())));
            result.get().again().reversed().forEach(waves::addFirst);
        } while (!waves.isEmpty() && mayStart.getAsBoolean());
    }

    // Empty once this slot is abandoned or its works are withdrawn.
    private Optional<Wave.Result> tried(Wave wave, BooleanSupplier mayStart,
            BlockingQueue<Happening> happenings)
            throws IOException, InterruptedException {
        List<Work> works = wave.works();
        return switch (seat.attempt(works, mayStart, (work, step, steps) -> happenings
                .add(new Happening.Step(works.get(work), step, steps)))) {
            case Attempt.Answered answered -> Optional.of(wave.after(answered));
            case Attempt.Died died -> {
                Wave.Result result = wave.after(died);
                for (Work work : result.dead()) {
                    tell(work, died, happenings);
                }
                yield Optional.of(result);
            }
            case Attempt.Abandoned abandonment -> Optional.empty();
        };
    }

    // Before it is tried again: whoever kills this process then shall not make its death forgotten.
    private void tell(Work work, Attempt.Died death, BlockingQueue<Happening> happenings)
            throws InterruptedException {
        var recorded = new CountDownLatch(1);
        happenings.add(new Happening.Died(work, death.message(), recorded));
        while (!abandoned && !recorded.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            // nobody records any more once the pool is abandoned
        }
    }

    /** Starts its worker, without waiting for it. */
    void startAhead() {
        seat.startAhead();
    }

    /** How long its worker gave no sign of life; empty while there is none. From any thread. */
    Optional<Duration> silence() {
        return seat.silence();
    }

    /** Ends its worker in good order. */
    void close() {
        seat.close();
    }

    /** Ends its worker at once; no other one takes its place. From any thread. */
    void abandon() {
        abandoned = true;
        seat.abandon();
    }
}
