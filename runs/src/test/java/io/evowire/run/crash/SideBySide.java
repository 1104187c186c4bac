package io.evowire.run.crash;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the parts of a test on all processors. */
public final class SideBySide {

    private SideBySide() {}

    /** Runs all tasks; throws what the first that failed threw. */
    public static void run(List<Callable<Void>> tasks) throws Exception {
        try (var threads = Executors
                .newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (Future<Void> task : threads.invokeAll(tasks)) {
                task.get();
            }
        }
    }
}
