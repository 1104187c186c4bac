package io.evowire.evaluate.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads, the caller among them, that run one body together and meet at
 * barriers. Barriers come every few dozen microseconds: a waiting thread spins before it lets
 * others run.
 */
final class Team implements AutoCloseable {

    /** About 100 microseconds: longer waits mean that another program has the processor. */
    private static final int SPINS = 2_000;

    private final int size;
    private final List<Thread> helpers = new ArrayList<>();
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private volatile int meetings;
    private volatile int assignments;
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;
    private @Nullable IntConsumer body;

    Team(int size) {
        this.size = size;
        for (int thread = 1; thread < size; thread++) {
            int index = thread;
            helpers.add(Thread.ofPlatform().daemon().name("kernels-" + index)
                    .start(() -> help(index)));
        }
    }

    int size() {
        return size;
    }

    /** Runs the body once on each thread, with the thread's index, and waits for all. */
    void run(IntConsumer work) {
        if (size == 1) {
            work.accept(0);
            return;
        }
        failure = null;
        arrived.set(0);
        finished.set(0);
        body = work;
        assignments = assignments + 1;
        helpers.forEach(LockSupport::unpark);
        perform(0, work);
        for (int spins = 0; finished.get() < size; spins++) {
            pause(spins);
        }
        Throwable thrown = failure;
        if (thrown != null) {
            throw new IllegalStateException("A kernel failed: " + thrown, thrown);
        }
    }

    /** Waits until all threads are here; gives up where another has failed. */
    void barrier() {
        if (size == 1) {
            return;
        }
        int now = meetings;
        if (arrived.incrementAndGet() == size) {
            arrived.set(0);
            meetings = now + 1;
            return;
        }
        for (int spins = 0; meetings == now; spins++) {
            if (failure != null) {
                throw new CancelledException();
            }
            pause(spins);
        }
    }

    private void perform(int thread, IntConsumer work) {
        try {
            work.accept(thread);
        } catch (CancelledException e) {
            // Another thread's failure is already recorded.
        } catch (Throwable e) {
            failure = e;
        }
        finished.incrementAndGet();
    }

    private void help(int thread) {
        for (int done = 0; !closed;) {
            for (int spins = 0; assignments == done && !closed; spins++) {
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
            IntConsumer work = body;
            if (assignments != done && work != null) {
                done++;
                perform(thread, work);
            }
        }
    }

    private static void pause(int spins) {
        if (spins < SPINS) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }

    @Override
    public void close() {
        closed = true;
        helpers.forEach(LockSupport::unpark);
    }

    private static final class CancelledException extends RuntimeException {

        private static final long serialVersionUID = 1;

        CancelledException() {
            super(null, null, false, false);
        }
    }
}
