package io.evowire.run.cli;

import io.evowire.run.ExitCode;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.console.SearchConclusion;
import io.evowire.run.console.SearchProgress;
import io.evowire.run.export.RunTables;
import io.evowire.run.metrics.SearchTelemetry;
import io.evowire.run.problem.Run;
import io.evowire.run.report.LiveReport;
import io.evowire.run.search.RunningSearch;
import io.evowire.run.search.SearchWatch;
import io.evowire.run.search.StopSignals;
import io.evowire.run.store.History;
import io.evowire.run.store.TrialStore;
import io.evowire.run.store.log.DiskFailure;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.system.ProgramVersion;
import io.evowire.run.training.SearchListener;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.worker.LocalWorkers;
import io.evowire.run.worker.TrainingWorker;
import io.evowire.run.worker.UsableDevice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Shows a search in the foreground: progress on standard error, a report and tables that are kept
 * fresh, metrics if they are asked for, and in the end the front on standard output.
 */
final class ForegroundSearch implements SearchWatch {

    private final Run run;
    private final RunLock lock;
    private final SearchOptions options;
    private final SearchProgress progress;
    private final LiveReport report;
    private final SearchListener listener;

    private ForegroundSearch(Run run, RunLock lock, SearchOptions options,
            SearchTelemetry telemetry, History history, TrainingPool pool,
            List<String> warnings) {
        this.run = run;
        this.lock = lock;
        this.options = options;
        Stream.concat(Run.otherProgram(history, ProgramVersion.build()).stream(),
                warnings.stream())
                .forEach(warning -> options.commentary().say("Warning: " + warning));
        telemetry.address().ifPresent(address -> options.commentary()
                .say("Metrics: %smetrics (report: %s)".formatted(address, address)));
        this.progress = new SearchProgress(run, history, options.commentary());
        this.report = new LiveReport(run, lock::requireHeld, options.drawn());
        List<SearchListener> listeners = new ArrayList<>(telemetry.of(run, history, pool));
        listeners.addAll(List.of(progress, report));
        this.listener = SearchListener.all(listeners);
    }

    /** A search whose candidates are trained. */
    static RunningSearch of(Run run, RunLock lock, SearchOptions options,
            SearchTelemetry telemetry) {
        return of(run, lock, pools(options), options, telemetry);
    }

    /**
     * A search that goes on, whose candidates are trained.
     *
     * @param read what the run held when it was read
     */
    static RunningSearch of(Run run, History read, RunLock lock, SearchOptions options,
            SearchTelemetry telemetry) {
        return of(run, read, lock, pools(options), options, telemetry);
    }

    /**
     * A search.
     *
     * @param lock      of the run
     * @param pools     opens what trains its candidates
     * @param options   how its result is printed, and what is said meanwhile
     * @param telemetry told what happens; left open
     */
    static RunningSearch of(Run run, RunLock lock, RunningSearch.Pools pools,
            SearchOptions options, SearchTelemetry telemetry) {
        return of(run, TrialStore.read(run.files()), lock, pools, options, telemetry);
    }

    /** As above, where the run was read. */
    static RunningSearch of(Run run, History read, RunLock lock,
            RunningSearch.Pools pools, SearchOptions options, SearchTelemetry telemetry) {
        return new RunningSearch(run, read, lock, pools, telemetry::committed,
                (history, pool, warnings) -> new ForegroundSearch(run, lock, options,
                        telemetry, history, pool, warnings));
    }

    private static RunningSearch.Pools pools(SearchOptions options) {
        return (run, mayWait) -> options.cluster().pool(run, mayWait, options.commentary())
                .orElseGet(() -> here(run));
    }

    // On processes of this machine.
    private static TrainingPool here(Run run) {
        SearchConfig config = run.config();
        UsableDevice.require(config.deviceSpec());
        return new LocalWorkers(TrainingWorker.class,
                TrainingWorker.arguments(config.deviceSpec(), config.learned(),
                        run.files().directory().toString()),
                config.workersForDevice(), run.files().logs()).open(run::check);
    }

    @Override
    public SearchListener listener() {
        return listener;
    }

    @Override
    public void lastLine(String line) {
        progress.lastLine(line);
    }

    @Override
    public void ending(History history) {
        report.close(); // a refresh under way would put older tables in the place of these
        lock.requireHeld();
        RunTables.write(run, history);
    }

    @Override
    public int ended(History history, Reason reason, StopSignals signals) {
        progress.close();
        writeReport(history, reason);
        var conclusion = new SearchConclusion(run, history, options.commentary());
        conclusion.print(reason, options.json());
        if (signals.exitCode() != 0) {
            System.err.println(signals.resume());
            return signals.exitCode();
        }
        return (conclusion.advise() ? ExitCode.DONE : ExitCode.NO_CANDIDATE).code();
    }

    // After the end is recorded, which it tells.
    private void writeReport(History history, Reason reason) {
        lock.requireHeld();
        try {
            report.finish(history, reason == Reason.STOPPED);
        } catch (IOException e) {
            throw DiskFailure.of(run.files(), e);
        }
    }

    @Override
    public void close() {
        report.close();
        progress.close();
    }
}
