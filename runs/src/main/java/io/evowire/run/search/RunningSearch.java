package io.evowire.run.search;

import io.evowire.run.config.Durations;
import io.evowire.run.config.SearchConfig;
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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs a search until its budget is spent or a signal stops it.
 *
 * @param read      what it held when it was read; what came after it is read here
 * @param lock      of the run
 * @param pools     opens what trains a run, here or elsewhere
 * @param committed told how long each commit to the disk took
 * @param watch     begun as soon as there are a store and a pool
 */
public record RunningSearch(Run run, History read, RunLock lock, Pools pools,
        Consumer<Duration> committed,
        SearchWatch.Start watch) {

    /** Opens what trains a run. */
    @FunctionalInterface
    public interface Pools {

        /**
         * A pool; closed when the search is over.
         *
         * @param mayWait whether to wait on for machines, asked now and then while none is there;
         *                once false, no work is begun
         */
        TrainingPool open(Run run, BooleanSupplier mayWait);
    }

    /** Searches to the end; returns the exit code. */
    public int call() throws IOException {
        RunFiles files = run.files();
        Files.createDirectories(files.logs());
        try (TrialStore store = TrialStore.open(files, read,
                history -> Repetition.of(run.factory(), history).generations(), committed);
                var signals = new StopSignals(Durations.parse(run.config().workers().grace()),
                        files)) {
            var models = RunModels.open(files, lock, run.factory(), store.history());
            try (TrainingPool pool = pools.open(run, signals::mayGoOn);
                    SearchWatch watching = watch.begin(store.history(), pool,
                            IdleSlots.warnings(run.config().strategy(), pool.workers(),
                                    store.history()))) {
                // Workers load their classes and the data while the first networks are decided on.
                pool.prepare(soon(run.config(), read));
                var job = new SearchJob(run.factory(), store, pool, models,
                        watching.listener(), run.device());
                try (signals) { // so that none is taken once the end is told
                    signals.begin(job, pool, watching);
                    History history = store.history();
                    Reason reason = job.run(() -> watching.ending(history));
                    return watching.ended(history, reason, signals);
                }
            }
        }
    }

    /** How many networks are trained first, by what is recorded; 0 if the budget is spent. */
    static int soon(SearchConfig config, History history) {
        int left = config.race().searched(config.budget().trials()) - history.ended();
        boolean spent = history.searchSeconds() >= config.budget().limit().toSeconds();
        int first = history.decided() == 0
                ? config.strategy().population()
                : IdleSlots.together(config.strategy());
        return spent ? 0 : Math.max(0, config.strategy().steady() ? left : Math.min(left, first));
    }
}
