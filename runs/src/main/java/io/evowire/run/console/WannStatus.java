package io.evowire.run.console;

import io.evowire.run.config.Durations;
import io.evowire.run.json.Json;
import io.evowire.run.json.Spelling;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.wann.FrontPoint;
import io.evowire.run.wann.WannFiles;
import io.evowire.run.wann.WannHistory;
import io.evowire.run.wann.WannRecord;
import io.evowire.run.wann.WannSearch;
import io.evowire.run.wann.WannSummary;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints where a search for weight agnostic networks stands. */
public final class WannStatus {

    private static final int SHOWN = 12;

    private WannStatus() {}

    /**
     * Prints it.
     *
     * @param json as one line of JSON
     * @return 0
     */
    public static int print(WannFiles files, boolean json) throws IOException {
        return print(files, WannSearch.read(files), RunLock.isTaken(files), json);
    }

    /**
     * Prints what a history tells.
     *
     * @param running whether a process works on it
     * @param json    as one line of JSON
     * @return 0
     */
    public static int print(WannFiles files, WannHistory history, boolean running,
            boolean json) {
        WannSummary summary = WannSummary.of(history, running);
        System.out.print(json ? Json.line(summary) + "\n" : text(files, history, summary));
        return 0;
    }

    private static String text(WannFiles files, WannHistory history, WannSummary summary) {
        WannRecord record = history.record();
        var champion = summary.champion();
        var table = new TextTable("run", files.directory().toString())
                .row("state", summary.state())
                .row("data", "%s, %dx%d".formatted(record.data(), record.settings().side(),
                        record.settings().side()))
                .row("generation", "%d of %d".formatted(summary.generation(),
                        summary.generations()))
                .row("networks", "%d in %s%s".formatted(summary.networks(),
                        Durations.shortly(summary.seconds()), summary.seconds() > 0
                                ? ", %.0f a second".formatted(
                                        summary.networks() / summary.seconds())
                                : ""))
                .row("best", score(summary.best()))
                .row("median", score(summary.median()))
                .row("champion", champion == null
                        ? "none yet"
                        : ("%.3f, of generation %d: %d connections, %d hidden nodes, depth %d")
                                .formatted(champion.score(), champion.generation(),
                                        champion.connections(), champion.hidden(),
                                        champion.depth()));
        history.trained().forEach(training -> table.row("training " + training.number(),
                "%s from %s weights, %d epochs: validation %s, test %s".formatted(
                        Spelling.of(training.recipe().method()),
                        Spelling.of(training.recipe().start()), training.recipe().epochs(),
                        Figures.percent(training.validation()),
                        Figures.percent(training.test()))));
        return table + front(summary.front());
    }

    private static String score(@Nullable Double score) {
        return score == null ? "none yet" : "%.3f".formatted(score);
    }

    // Evenly from the smallest to the best.
    private static String front(List<FrontPoint> front) {
        if (front.isEmpty()) {
            return "";
        }
        var table = new TextTable("connections", "mean score");
        int shown = Math.min(SHOWN, front.size());
        for (int i = 0; i < shown; i++) {
            FrontPoint point = front.get(
                    shown == 1 ? 0 : i * (front.size() - 1) / (shown - 1));
            table.row(point.connections(), "%.3f".formatted(point.mean()));
        }
        return "\n" + table;
    }
}
