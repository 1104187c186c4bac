package io.evowire.run.cli;

import io.evowire.evaluate.train.ModelBuilder;
import io.evowire.run.config.Budget;
import io.evowire.run.config.Durations;
import io.evowire.run.console.EstimateTable;
import io.evowire.run.console.Figures;
import io.evowire.run.console.PickTable;
import io.evowire.run.console.RungsText;
import io.evowire.run.console.StudyStatus;
import io.evowire.run.console.TextTable;
import io.evowire.run.console.WannStatus;
import io.evowire.run.export.TrialDocument;
import io.evowire.run.export.TrialField;
import io.evowire.run.json.Json;
import io.evowire.run.pick.TestedPick;
import io.evowire.run.problem.Run;
import io.evowire.run.status.RunOwner;
import io.evowire.run.status.RunSummary;
import io.evowire.run.status.Spend;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.study.StudyFiles;
import io.evowire.run.wann.WannFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells where a run stands. */
@Command(name = "status", mixinStandardHelpOptions = true,
        description = "Prints the state of a search or a study, also while it is running.",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire status first --json"})
final class StatusCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Directory of the run.")
    private Path directory = Path.of("");

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (WannFiles.in(directory)) {
            return WannStatus.print(new WannFiles(directory), json);
        }
        if (StudyFiles.in(directory)) {
            return StudyStatus.print(new StudyFiles(directory), json);
        }
        var files = new RunFiles(directory);
        boolean running = RunLock.isTaken(files);
        History history = Run.read(files);
        Run run = Run.of(files, history);
        RunSummary summary = RunSummary.of(run, history, running, RunOwner.of(files, running));
        if (json) {
            System.out.println(Json.line(summary));
            return 0;
        }
        var best = summary.best();
        var table = new TextTable("run", directory.toString())
                .row("state", summary.state())
                .row("owner", summary.owner() == null ? "none" : summary.owner())
                .row("trials", outcomes(summary.trials()))
                .row("budget", budget(summary.budget()))
                .row("spent", spent(summary.spent()))
                .row("kernels", summary.kernels().equals(ModelBuilder.STOCK)
                        ? "stock DL4J layers, many times slower than oneDNN (see evowire doctor)"
                        : summary.kernels())
                .row("workers", summary.workers() == null ? "not recorded" : summary.workers())
                .row("generation", summary.generation())
                .row("skipped", "%d duplicates (%d trainings saved), %d infeasible".formatted(
                        summary.redraws().duplicates(), summary.redraws().saved(),
                        summary.redraws().infeasible()))
                .row("hypervolume", "%.4f%s".formatted(summary.hypervolume(),
                        summary.meanHypervolume() == null
                                ? ""
                                : " as observed, %.4f by means".formatted(
                                        summary.meanHypervolume())))
                .row("best", best == null
                        ? "none"
                        : "trial %d, %s%s, %s macs".formatted(best.value(TrialField.TRIAL),
                                Figures.percent((Double) best.value(TrialField.ACCURACY)),
                                believed(best),
                                Figures.count((Long) best.value(TrialField.MACS))))
                .row("front", summary.front().size() + " networks");
        if (summary.device() != null) {
            table.row("device", summary.device());
        }
        if (summary.cluster() != null) {
            table.row("cluster", summary.cluster());
            summary.cluster().losses().ifPresent(losses -> table.row("executors lost", losses));
        }
        if (summary.rungs() != null) {
            RungsText.rows(summary.rungs(), table);
        }
        if (summary.warmStart() != null) {
            table.row("warm start", summary.warmStart().trials() == 0
                    ? "no trial yet"
                    : "%d trials, which took %s of their parameters from a parent on average"
                            .formatted(summary.warmStart().trials(),
                                    Figures.percent(summary.warmStart().share())));
        }
        System.out.print(table + EstimateTable.of(summary.repeats())
                + PickTable.of(TestedPick.of(run.factory(), history), run.record().classNames()));
        return 0;
    }

    private static String believed(TrialDocument best) {
        return best.values().get(TrialField.MEAN.word()) instanceof Double mean
                ? " (mean %s)".formatted(Figures.percent(mean))
                : "";
    }

    private static String outcomes(RunSummary.Counts trials) {
        return trials.byState().isEmpty()
                ? "none yet"
                : trials.byState().entrySet().stream()
                        .map(state -> "%d %s".formatted(state.getValue(), state.getKey()))
                        .collect(Collectors.joining(", "));
    }

    private static String budget(Budget budget) {
        return "%d trials%s".formatted(budget.trials(), budget.time().equals("none")
                ? ""
                : ", %s of searching".formatted(budget.time()));
    }

    private static String spent(Spend spent) {
        return "%d trials, %s wall time including repeats; %s training time summed over workers"
                .formatted(spent.trials(),
                        Durations.shortly(spent.wallSeconds()),
                        Durations.shortly(spent.trainingSeconds()));
    }
}
