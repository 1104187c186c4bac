package io.evowire.evaluate.train;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Prepares one thing ahead on a thread of its own, while its caller works on the last one.
 *
 * @param <T> what is prepared
 */
final class Prefetch<T> implements AutoCloseable {

    private final IntFunction<T> prepare;
    private final ExecutorService thread = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("prefetch").factory());
    private Optional<Future<T>> next = Optional.empty();
    private int nextIndex;

    /** @param prepare makes the thing of an index; called on one thread, one call at a time */
    Prefetch(IntFunction<T> prepare) {
        this.prepare = prepare;
    }

    /** Begins to prepare the thing of an index. */
    void begin(int index) {
        nextIndex = index;
        next = Optional.of(thread.submit(() -> prepare.apply(index)));
    }

    /** The thing of an index; waits until it is prepared. */
    T take(int index) {
        if (next.isEmpty() || nextIndex != index) {
            begin(index);
        }
        Future<T> wanted = next.orElseThrow();
        next = Optional.empty();
        try {
            return wanted.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a batch was prepared.", e);
        }
    }

    /** Waits for what is being prepared. */
    @Override
    public void close() {
        thread.close();
    }
}
