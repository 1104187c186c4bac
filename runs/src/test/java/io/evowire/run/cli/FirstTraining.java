package io.evowire.run.cli;

import io.evowire.run.config.Budget;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.metrics.SearchTelemetry;
import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.TrialStore;
import io.evowire.run.store.log.RunLock;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Resumes a run as the command line does it, to its first request for a training:
 * {@code FirstTraining DIR TRIALS} raises the budget, prints {@code first N}, the milliseconds from
 * its first line to that request, and ends there.
 */
public final class FirstTraining {

    private FirstTraining() {}

    public static void main(String[] args) throws IOException {
        long start = System.nanoTime();
        var files = new RunFiles(Path.of(args[0]));
        History read = TrialStore.read(files);
        Run run = Run.of(files, read);
        SearchConfig config = run.config().with(new Budget(Integer.parseInt(args[1]), "none"),
                run.config().workers());
        try (RunLock lock = RunLock.take(files)) {
            ForegroundSearch.of(run.with(config), read, lock,
                    (opened, mayWait) -> (works, mayStart, listener) -> {
                        System.out.println("first " + (System.nanoTime() - start) / 1_000_000);
                        System.out.flush();
                        Runtime.getRuntime().halt(0);
                    }, new SearchOptions(), SearchTelemetry.none()).call();
        }
    }
}
