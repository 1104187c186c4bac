package io.evowire.evaluate.wann;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that compute networks, each one network at a time. */
public final class WannWorkers implements AutoCloseable {

    private final ExecutorService threads;
    private final List<WannPass> passes = new ArrayList<>();

    /**
     * So many threads.
     *
     * @param count at least 1
     */
    public WannWorkers(int count) {
        threads = Executors.newFixedThreadPool(count,
                Thread.ofPlatform().daemon().name("wann-", 0).factory());
        for (int i = 0; i < count; i++) {
            passes.add(new WannPass());
        }
    }

    /** Number of threads. */
    int count() {
        return passes.size();
    }

    /** Computes something of one network. */
    @FunctionalInterface
    public interface Task<T> {

        /** What is computed of the network of this index. */
        T of(int index, WannPass pass);
    }

    /** What a task computes of each index from 0 on, in their order. */
    public <T> List<T> map(int count, Task<T> task) {
        var next = new AtomicInteger();
        List<T> results = new ArrayList<>(Collections.nCopies(count, null));
        List<Future<?>> running = new ArrayList<>();
        for (WannPass pass : passes) {
            running.add(threads.submit(() -> {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    results.set(i, task.of(i, pass));
                }
            }));
        }
        running.forEach(WannWorkers::await);
        return results;
    }

    private static void await(Future<?> running) {
        try {
            running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while networks were computed.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
