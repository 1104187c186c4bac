package io.evowire.run.search;

import io.evowire.run.config.Durations;
import io.evowire.run.config.WorkersConfig;
import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.TrialStore;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.training.RunModels;
import io.evowire.run.training.TrainingPool;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs a search until its budget is spent or a signal stops it.
 *
 * @param read      what it held when it was read; what came after it is read here
 * @param lock      of the run
 * @param pools     opens what trains a run, here or elsewhere
 * @param committed told how long each commit to the disk took
 * @param watch     begun as soon as there are a store and a pool
 */
public record RunningSearch(Run run, History read, RunLock lock, Function<Run, TrainingPool> pools,
        Consumer<Duration> committed,
        SearchWatch.Start watch) {

    /** Searches to the end; returns the exit code. */
    public int call() throws IOException {
        RunFiles files = run.files();
        Files.createDirectories(files.logs());
        try (TrialStore store = TrialStore.open(files, read,
                history -> Repetition.of(run.factory(), history).generations(), committed)) {
            WorkersConfig config = run.config().workers();
            var models = RunModels.open(files, lock, run.factory(), store.history());
            try (TrainingPool pool = pools.apply(run);
                    SearchWatch watching = watch.begin(store.history(), pool,
                            IdleSlots.warnings(run.config().strategy(), pool.workers(),
                                    store.history()))) {
                var job = new SearchJob(run.factory(), store, pool, models,
                        watching.listener(), run.device());
                try (var signals = new StopSignals(job, pool, watching,
                        Durations.parse(config.grace()), files)) {
                    History history = store.history();
                    Reason reason = job.run(() -> watching.ending(history));
                    return watching.ended(history, reason, signals);
                }
            }
        }
    }
}
