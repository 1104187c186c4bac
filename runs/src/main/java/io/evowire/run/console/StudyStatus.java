package io.evowire.run.console;

import io.evowire.run.config.Durations;
import io.evowire.run.json.Json;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.study.StudyFiles;
import io.evowire.run.study.StudyHistory;
import io.evowire.run.study.StudySummary;
import io.evowire.run.study.UnderWay;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints where a study stands. */
public final class StudyStatus {

    private StudyStatus() {}

    /**
     * Prints it.
     *
     * @param json as one line of JSON
     * @return 0
     */
    public static int print(StudyFiles files, boolean json) throws IOException {
        boolean running = RunLock.isTaken(files);
        StudyHistory history = StudyHistory.read(files);
        StudySummary summary = StudySummary.of(files, history, running);
        System.out.print(json ? Json.line(summary) + "\n" : text(files, summary));
        return 0;
    }

    private static TextTable text(StudyFiles files, StudySummary summary) {
        StudySummary.Counts trainings = summary.trainings();
        var table = new TextTable("run", files.directory().toString())
                .row("state", summary.state())
                .row("owner", summary.owner() == null ? "none" : summary.owner())
                .row("study", summary.study()).row("data", summary.data())
                .row("trainings", "%d of %d%s".formatted(
                        trainings.completed() + trainings.failed(), trainings.total(),
                        trainings.byState().entrySet().stream()
                                .map(state -> ", %d %s".formatted(state.getValue(),
                                        state.getKey()))
                                .collect(Collectors.joining())))
                .row("spent", Durations.shortly(summary.seconds()));
        UnderWay underWay = summary.underWay();
        if (underWay != null) {
            table.row("under way", String.format(Locale.ROOT, "%s, %d trials, %.0f %% of it",
                    underWay.name(), underWay.ended(), 100 * underWay.share()));
        }
        if (summary.cluster() != null) {
            table.row("cluster", summary.cluster());
        }
        if (!summary.hosts().isEmpty()) {
            table.row("trained on", summary.hosts().entrySet().stream()
                    .map(host -> "%s (%d)".formatted(host.getKey(), host.getValue()))
                    .collect(Collectors.joining(", ")));
        }
        return summary.secondsLeft() == null
                ? table
                : table.row("left", "about " + Durations.shortly(summary.secondsLeft()));
    }
}
