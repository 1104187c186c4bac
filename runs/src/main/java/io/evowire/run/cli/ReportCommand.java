package io.evowire.run.cli;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.console.CountProgress;
import io.evowire.run.export.OutputFile;
import io.evowire.run.export.RunTables;
import io.evowire.run.json.Json;
import io.evowire.run.problem.Run;
import io.evowire.run.report.ControlRun;
import io.evowire.run.report.Evidence;
import io.evowire.run.report.LiveReport;
import io.evowire.run.report.NetworkArtist;
import io.evowire.run.report.ParetoReport;
import io.evowire.run.report.ReportFile;
import io.evowire.run.report.ReportPage;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.TrialStore;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.study.StudyFiles;
import io.evowire.run.system.IoReason;
import io.evowire.run.wann.WannFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the report of a run. */
@Lasts
@Command(name = "report", mixinStandardHelpOptions = true,
        description = """
                Writes the results of a run as one HTML file: which network to take, the front, a \
                drawing of each network, and what the search did; of a study, its figure and \
                tables. Works also while it is running.""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire report first", "  evowire report first --control random-run",
                "  evowire report first --out share/first.html"})
final class ReportCommand implements Callable<Integer> {

    /** What the run is compared with: one of the two. */
    static final class Comparison {

        @Option(names = "--control", paramLabel = "DIR",
                description = """
                        Another run with the same data and recipe to compare with, such as a \
                        search with --set strategy.kind=random. The run keeps the control's \
                        present figures, so that later reports show them too, unless --out is \
                        given.""")
        private @Nullable Path control;

        @Option(names = "--no-control",
                description = """
                        Compare with no other run, and forget the control that the run has kept.""")
        private boolean none;
    }

    @Parameters(paramLabel = "DIR", description = "Directory of the run.")
    private Path directory = Path.of("");

    @Option(names = "--out", paramLabel = "FILE",
            description = """
                    File to write (default: DIR/report.html, together with the tables front.csv \
                    and trials.csv).""")
    private @Nullable Path out;

    @ArgGroup
    private Comparison comparison = new Comparison();

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Mixin
    private final QuietOption commentary = new QuietOption();

    private record Result(String file, long bytes, int trials, int front, int networks) {}

    @Override
    public Integer call() throws IOException {
        if (WannFiles.in(directory)) {
            if (comparison.control != null || comparison.none) {
                throw new UserException("""
                        %s holds a search for weight agnostic networks, which is compared with no \
                        control; leave out --control and --no-control.""".formatted(directory));
            }
            return WannReportFile.write(new WannFiles(directory), out, json);
        }
        if (StudyFiles.in(directory)) {
            if (comparison.control != null || comparison.none) {
                throw new UserException("""
                        %s holds a study, which is compared with no control; leave out --control \
                        and --no-control.""".formatted(directory));
            }
            return StudyReportFile.write(new StudyFiles(directory), out, json);
        }
        var files = new RunFiles(directory);
        Run run = Run.open(files);
        boolean running = RunLock.isTaken(files);
        History history = TrialStore.read(files);
        ControlRun control = comparison.control == null ? null : compared(run);
        if (out == null) {
            remember(run, control);
        }
        Evidence kept = Evidence.of(run, history);
        ParetoReport report = drawn(run, history, running,
                control != null || comparison.none ? kept.with(control) : kept);
        Path file = out == null ? files.report() : out;
        if (out == null) {
            writeTables(run); // first: the page says that they are there
            replace(file, report);
        } else {
            OutputFile.write(out, ReportPage.html(report));
        }
        System.out.println(json
                ? Json.line(new Result(file.toString(), Files.size(file), history.decided(),
                        report.front().size(), report.networks().size()))
                : file);
        return ExitCode.DONE.code();
    }

    private ParetoReport drawn(Run run, History history, boolean running, Evidence evidence) {
        int max = Math.min(LiveReport.DRAWN, history.decided());
        commentary.say("Drawing up to %d networks of %d trials ...".formatted(max,
                history.decided()));
        try (var progress = new CountProgress("report", "drew %d of up to %d networks",
                "networks", max, commentary)) {
            return ParetoReport.of(run, history, running,
                    Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                    new NetworkArtist(LiveReport.DRAWN, done -> progress.done(done, max)),
                    evidence);
        }
    }

    private ControlRun compared(Run run) {
        var files = new RunFiles(comparison.control);
        History history = Run.read(files);
        return ControlRun.of(Run.of(files, history), history, run);
    }

    private void remember(Run run, @Nullable ControlRun control) {
        try {
            if (control != null) {
                run.control().keep(control);
            } else if (comparison.none) {
                run.control().drop();
            }
        } catch (IOException e) {
            throw unwritten(run.files().control(), e);
        }
    }

    private static void replace(Path file, ParetoReport report) {
        try {
            ReportFile.write(file, report);
        } catch (IOException e) {
            throw unwritten(file, e);
        }
    }

    // As of now. Those of a running search are its own: it keeps them fresh, and its last ones
    // stand.
    private static void writeTables(Run run) throws IOException {
        RunFiles files = run.files();
        if (RunLock.isTaken(files)) {
            return;
        }
        try {
            RunTables.writeShared(run, TrialStore.read(files));
        } catch (IOException e) {
            throw unwritten(files.trialsCsv(), e);
        }
    }

    private static UserException unwritten(Path file, IOException fault) {
        return new UserException(ExitCode.IO,
                "Cannot write %s: %s. Free some space, or choose another place with --out."
                        .formatted(file, IoReason.of(fault)));
    }
}
