package io.evowire.run.cli;

import io.evowire.run.ExitCode;
import io.evowire.run.IoReason;
import io.evowire.run.UserException;
import io.evowire.run.report.ControlRun;
import io.evowire.run.report.Evidence;
import io.evowire.run.report.LiveReport;
import io.evowire.run.report.NetworkArtist;
import io.evowire.run.report.ParetoReport;
import io.evowire.run.report.ReportFile;
import io.evowire.run.report.ReportPage;
import io.evowire.run.search.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.RunLock;
import io.evowire.run.store.TrialStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the report of a run. */
@Command(name = "report", mixinStandardHelpOptions = true, description = "Writes what a run found as one HTML file, also while it goes on: the front, which network to take, each network drawn, what the search did.", footer = {
        "", "Example: evowire report first",
        "         evowire report first --control random-run --out compared.html"})
final class ReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Directory of the run.")
    private Path directory = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "File to write (default: DIR/report.html).")
    private @Nullable Path out;

    @Option(names = "--control", paramLabel = "DIR", description = "Another run of the same data and recipe to compare with, such as a search with --set strategy.kind=random.")
    private @Nullable Path control;

    @Override
    public Integer call() throws IOException {
        var files = new RunFiles(directory);
        Run run = Run.open(files);
        boolean running = RunLock.isTaken(files);
        History history = TrialStore.read(files);
        Evidence kept = Evidence.of(run, history);
        Evidence evidence = control == null ? kept : kept.with(compared(run));
        int drawn = Math.min(LiveReport.DRAWN, history.trials().size());
        System.err.printf("Drawing up to %d networks of %d trials ...%n", drawn,
                history.trials().size());
        Optional<ProgressBar> bar = ProgressBars.open("report", drawn);
        ParetoReport report;
        try {
            report = ParetoReport.of(run, history, running,
                    Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                    new NetworkArtist(LiveReport.DRAWN,
                            done -> bar.ifPresent(shown -> shown.stepTo(done))),
                    evidence);
        } finally {
            bar.ifPresent(ProgressBar::close);
        }
        Path file = out == null ? files.report() : out;
        if (out == null) {
            replace(file, report);
        } else {
            OutputFile.write(out, ReportPage.html(report));
        }
        System.out.println(file);
        return ExitCode.DONE.code();
    }

    private ControlRun compared(Run run) {
        var files = new RunFiles(control);
        return ControlRun.of(Run.open(files), TrialStore.read(files), run);
    }

    private static void replace(Path file, ParetoReport report) {
        try {
            ReportFile.write(file, report);
        } catch (IOException e) {
            throw new UserException(ExitCode.IO,
                    "Cannot write %s: %s. Make room, or choose another place with --out."
                            .formatted(file, IoReason.of(e)));
        }
    }
}
