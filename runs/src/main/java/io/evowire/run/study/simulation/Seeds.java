package io.evowire.run.study.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** The same for many seeds, on all processors. */
final class Seeds {

    /**
     * Of seeds that recorded runs hardly have: what those drew would be answered with their luck.
     */
    static final long FIRST = 1_000_001;

    private Seeds() {}

    /**
     * The results in the order of the seeds, from {@value #FIRST} on. The first exception ends it,
     * as it was thrown.
     *
     * @param each a pure function
     */
    static <T> List<T> each(int seeds, LongFunction<T> each) {
        try (var threads = Executors
                .newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<T>> waiting = LongStream.range(FIRST, FIRST + seeds)
                    .mapToObj(seed -> threads.submit(() -> each.apply(seed))).toList();
            List<T> results = new ArrayList<>();
            try {
                for (Future<T> result : waiting) {
                    results.add(result.get());
                }
            } catch (ExecutionException e) {
                threads.shutdownNow();
                if (e.getCause() instanceof RuntimeException fault) {
                    throw fault;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while it simulated.", e);
            }
            return results;
        }
    }
}
