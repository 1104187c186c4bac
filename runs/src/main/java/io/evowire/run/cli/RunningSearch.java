package io.evowire.run.cli;

import io.evowire.run.ExitCode;
import io.evowire.run.Json;
import io.evowire.run.export.TrialsTable;
import io.evowire.run.report.LiveReport;
import io.evowire.run.search.FitnessScale;
import io.evowire.run.search.Run;
import io.evowire.run.search.SearchEnded.Reason;
import io.evowire.run.search.SearchJob;
import io.evowire.run.search.SearchListener;
import io.evowire.run.store.DiskFailure;
import io.evowire.run.store.DurableFiles;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.worker.TrainingWorker;
import io.evowire.run.worker.WorkerCommand;
import io.evowire.run.worker.WorkerPool;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Runs a search in the foreground: progress on standard error, the front on standard output. */
final class RunningSearch {

    private final Run run;
    private final boolean json;

    RunningSearch(Run run, boolean json) {
        this.run = run;
        this.json = json;
    }

    /** Searches to the end of the budget in a run that the caller has locked; returns the exit code. */
    int call() throws IOException {
        RunFiles files = run.files();
        Files.createDirectories(files.logs());
        try (TrialStore store = TrialStore.open(files)) {
            int workers = run.config().workers().resolvedCount();
            try (var pool = new WorkerPool(workers,
                    i -> WorkerCommand.of(TrainingWorker.class, run.config().data(),
                            run.config().workers(), files.logs().resolve("worker-" + i + ".log")),
                    WorkerCommand.limits(run.config().workers()), run::check);
                    var progress = new SearchProgress(run, store.history());
                    var report = new LiveReport(run)) {
                var job = new SearchJob(run.factory(), store, pool,
                        SearchListener.both(progress, report));
                try (var signals = new StopSignals(job, pool)) {
                    Reason reason = job.run(() -> writeTables(store));
                    progress.close();
                    writeReport(report, store);
                    return finish(store, reason, signals.exitCode());
                }
            }
        }
    }

    private void writeTables(TrialStore store) {
        RunFiles files = run.files();
        List<Trial> trials = store.history().trials();
        List<Trial> front = FitnessScale.of(run.factory()).front(trials);
        try {
            DurableFiles.write(files.trialsCsv(), TrialsTable.csv(trials));
            DurableFiles.write(files.frontCsv(), TrialsTable.csv(front));
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }

    // After the end is recorded, which it tells.
    private void writeReport(LiveReport report, TrialStore store) {
        try {
            report.finish(store.history());
        } catch (IOException e) {
            throw DiskFailure.of(run.files(), e);
        }
    }

    private int finish(TrialStore store, Reason reason, int stopped) {
        RunFiles files = run.files();
        List<Trial> trials = store.history().trials();
        List<Trial> front = FitnessScale.of(run.factory()).front(trials);
        System.out.print(json
                ? Json.line(RunSummary.of(run, store.history(), false)) + "\n"
                : FrontTable.of(front));
        System.err.println(explain(reason));
        System.err.println("Files: %s (the front: %s; every trial: %s)".formatted(
                files.directory(), files.frontCsv().getFileName(),
                files.trialsCsv().getFileName()));
        System.err.println("Report: " + files.report());
        if (stopped != 0) {
            System.err.println("Go on with: evowire resume " + files.directory());
            return stopped;
        }
        if (front.isEmpty()) {
            System.err.println("No candidate was trained to the end; see the states in "
                    + files.trialsCsv().getFileName() + " and the logs in " + files.logs());
            return ExitCode.NO_CANDIDATE.code();
        }
        System.err.println("More: evowire resume %s --trials %d   |   evowire show %s %d".formatted(
                files.directory(), 2 * Math.max(1, trials.size()), files.directory(),
                front.getLast().number()));
        return ExitCode.DONE.code();
    }

    private String explain(Reason reason) {
        return switch (reason) {
            case TRIALS_SPENT ->
                "Done: all %d trials. The front above: accuracy is of validation, macs are multiply-adds."
                        .formatted(run.config().budget().trials());
            case TIME_SPENT ->
                "Done: the time of %s is up.".formatted(run.config().budget().time());
            case SPACE_EXHAUSTED -> "Done: the search space holds nothing new.";
            case STOPPED -> "Stopped.";
        };
    }
}
