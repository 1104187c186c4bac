package io.evowire.run.cli;

import io.evowire.evaluate.backend.Backend;
import io.evowire.evaluate.backend.BackendKind;
import io.evowire.run.ExitCode;
import io.evowire.run.Json;
import io.evowire.run.ProgramVersion;
import io.evowire.run.config.Durations;
import io.evowire.run.config.WorkersConfig;
import io.evowire.run.metrics.SearchTelemetry;
import io.evowire.run.report.LiveReport;
import io.evowire.run.search.FitnessScale;
import io.evowire.run.search.FrontEstimates;
import io.evowire.run.search.Inherited;
import io.evowire.run.search.ModelFiles;
import io.evowire.run.search.PausedModels;
import io.evowire.run.search.Run;
import io.evowire.run.search.RunModels;
import io.evowire.run.search.RunTables;
import io.evowire.run.search.RungStatistics;
import io.evowire.run.search.SearchEnded.Reason;
import io.evowire.run.search.SearchJob;
import io.evowire.run.search.SearchListener;
import io.evowire.run.store.Redraws;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.store.log.DiskFailure;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.worker.TrainingWorker;
import io.evowire.run.worker.WorkerCommand;
import io.evowire.run.worker.WorkerDevices;
import io.evowire.run.worker.WorkerPool;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a search in the foreground: progress on standard error, the front on standard output. */
final class RunningSearch {

    private final Run run;
    private final RunLock lock;
    private final Class<?> worker;
    private final boolean json;
    private final Commentary commentary;
    private final SearchTelemetry telemetry;

    /** A search whose candidates are trained. */
    RunningSearch(Run run, RunLock lock, SearchOptions options, SearchTelemetry telemetry) {
        this(run, lock, TrainingWorker.class, options, telemetry);
    }

    /**
     * A search.
     *
     * @param lock      of the run
     * @param worker    main class of the workers; its arguments are the data SPEC and the run's
     *                  directory
     * @param options   how its result is printed, and what is said meanwhile
     * @param telemetry told what happens; left open
     */
    RunningSearch(Run run, RunLock lock, Class<?> worker, SearchOptions options,
            SearchTelemetry telemetry) {
        this.run = run;
        this.lock = lock;
        this.worker = worker;
        this.json = options.json();
        this.commentary = options.commentary();
        this.telemetry = telemetry;
    }

    /** Searches to the end of the budget; returns the exit code. */
    int call() throws IOException {
        RunFiles files = run.files();
        Files.createDirectories(files.logs());
        try (TrialStore store = TrialStore.open(files, telemetry::committed)) {
            Run.otherProgram(store.history(), ProgramVersion.build())
                    .ifPresent(warning -> commentary.say("Warning: " + warning));
            telemetry.address().ifPresent(address -> commentary
                    .say("Metrics: %smetrics (the report: %s)".formatted(address, address)));
            WorkersConfig config = run.config().workers();
            var models = new RunModels(
                    ModelFiles.open(files, lock, run.factory(), store.history()),
                    PausedModels.open(files, lock, store.history()));
            BackendKind backend = BackendKind.onClassPath();
            WorkerDevices devices = WorkerDevices.of(backend,
                    Optional.ofNullable(System.getenv("CUDA_VISIBLE_DEVICES")),
                    backend == BackendKind.CUDA ? Backend.visibleGpus().size() : 0);
            try (var pool = new WorkerPool(devices.workers(config), i -> command(i, devices),
                    WorkerCommand.limits(config), run::check);
                    var progress = new SearchProgress(run, store.history(), commentary);
                    var report = new LiveReport(run, lock::requireHeld)) {
                List<SearchListener> listeners = new ArrayList<>(
                        telemetry.of(run, store.history(), pool::silences));
                listeners.addAll(List.of(progress, report));
                var job = new SearchJob(run.factory(), store, pool, models,
                        SearchListener.all(listeners));
                try (var signals = new StopSignals(job, pool, progress,
                        Durations.parse(config.grace()), files)) {
                    Reason reason = job.run(() -> writeTables(report, store));
                    progress.close();
                    writeReport(report, store, reason);
                    return finish(store, reason, signals);
                }
            }
        }
    }

    private WorkerCommand command(int index, WorkerDevices devices) {
        RunFiles files = run.files();
        return WorkerCommand.of(worker,
                List.of(run.config().data(), files.directory().toString()),
                run.config().workers(), files.logs().resolve("worker-" + index + ".log"))
                .with(devices.environment(index));
    }

    // After the end is recorded, which it tells.
    private void writeReport(LiveReport report, TrialStore store, Reason reason) {
        lock.requireHeld();
        try {
            report.finish(store.history(), reason == Reason.STOPPED);
        } catch (IOException e) {
            throw DiskFailure.of(run.files(), e);
        }
    }

    private void writeTables(LiveReport report, TrialStore store) {
        report.close(); // a refresh under way would put older tables in the place of these
        lock.requireHeld();
        RunTables.write(run, store.history().trials());
    }

    private int finish(TrialStore store, Reason reason, StopSignals signals) {
        RunFiles files = run.files();
        List<Trial> trials = store.history().trials();
        List<Trial> front = FitnessScale.of(run.factory()).front(trials);
        System.out.print(json
                ? Json.line(RunSummary.of(run, store.history(), false, null)) + "\n"
                : FrontTable.of(front, run.config().objectives())
                        + EstimateTable.of(FrontEstimates.of(run.factory(), store.history())));
        commentary.say(explain(reason, trials.size()));
        commentary.say(explain(store.history().redraws()));
        RungStatistics.of(run.config().strategy().rungs(), store.history())
                .ifPresent(rungs -> commentary.say(RungsText.sentence(rungs)));
        commentary.say("Files: %s (the front: %s; every trial: %s)".formatted(
                files.directory(), files.frontCsv().getFileName(),
                files.trialsCsv().getFileName()));
        commentary.say("Report: " + files.report());
        if (signals.exitCode() != 0) {
            System.err.println(signals.resume());
            return signals.exitCode();
        }
        if (front.isEmpty()) {
            System.err.println("""
                    evowire: no candidate was trained to the end. The run is kept in %s: see the \
                    states in %s and the logs in %s, or try more: evowire resume %s --trials %d"""
                    .formatted(files.directory(), files.trialsCsv().getFileName(), files.logs(),
                            files.word(), 2 * Math.max(1, trials.size())));
            return ExitCode.NO_CANDIDATE.code();
        }
        Inherited.of(run, front).filter(inherited -> inherited.trials() > 0)
                .ifPresent(inherited -> commentary
                        .say("""
                                Of the front %d began with the weights of a parent, so their accuracies hold its \
                                training, too. What they are worth from scratch: evowire resume %s \
                                --repeats 5"""
                                .formatted(inherited.trials(), files.word())));
        commentary.say("More: evowire resume %s --trials %d   |   evowire show %s %d".formatted(
                files.word(), 2 * Math.max(1, trials.size()), files.word(),
                front.getLast().number()));
        return ExitCode.DONE.code();
    }

    private String explain(Reason reason, int trials) {
        return switch (reason) {
            case TRIALS_SPENT ->
                "Done: all %d trials. The front above: accuracy is of validation, macs are multiply-adds."
                        .formatted(trials);
            case TIME_SPENT ->
                "Done: the time of %s is up.".formatted(run.config().budget().time());
            case SPACE_EXHAUSTED -> "Done: nothing new is left to try.";
            case STOPPED -> "Stopped.";
        };
    }

    private static String explain(Redraws redraws) {
        return "Drawn again: %d candidates that broke a constraint, %d isomorphic to known ones; %d trainings saved."
                .formatted(redraws.infeasible(), redraws.duplicates(), redraws.saved());
    }
}
