package io.evowire.run.cli;

import io.evowire.evaluate.data.ImageDataset;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.console.Commentary;
import io.evowire.run.console.WannProgress;
import io.evowire.run.console.WannStatus;
import io.evowire.run.metrics.MetricsServer;
import io.evowire.run.system.ProgramVersion;
import io.evowire.run.system.Stopping;
import io.evowire.run.wann.WannBudget;
import io.evowire.run.wann.WannFiles;
import io.evowire.run.wann.WannHistory;
import io.evowire.run.wann.WannMetrics;
import io.evowire.run.wann.WannSearch;
import io.evowire.run.wann.WannSession;
import io.evowire.run.wann.WannSettings;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A search for weight agnostic networks that somebody waits for.
 *
 * @param files      of its directory
 * @param threads    that compute networks
 * @param json       whether the result is printed as JSON
 * @param commentary what is said meanwhile
 * @param metrics    whether it is to be seen on a port
 */
record ForegroundWann(WannFiles files, int threads, boolean json, Commentary commentary,
        MetricsOption metrics) {

    /**
     * Makes a new search and runs it. A port that is taken is a mistake like any other: then there
     * is no directory yet.
     *
     * @param data SPEC of the images
     * @return the exit code
     */
    int begin(WannSettings settings, String data, ImageDataset images, WannBudget budget)
            throws IOException {
        Optional<MetricsServer> server = metrics.server();
        try {
            WannSearch.create(files, settings, data, images);
            return run(images, budget, server);
        } finally {
            server.ifPresent(MetricsServer::close);
        }
    }

    /**
     * Goes on with a search.
     *
     * @param generations over all sessions; as the last session had it if it is null
     * @param time        the same, {@code none} for no bound
     * @param data        where the data set is now, if it was moved
     * @return the exit code
     */
    int resume(@Nullable Integer generations, @Nullable String time, @Nullable String data)
            throws IOException {
        WannHistory history = WannSearch.read(files);
        WannBudget budget = budget(history, generations, time);
        Optional<MetricsServer> server = metrics.server();
        try {
            warnOfOthers(history);
            sayIfSpent(history, budget);
            return run(WannOptions.images(history, data, commentary), budget, server);
        } finally {
            server.ifPresent(MetricsServer::close);
        }
    }

    private static WannBudget budget(WannHistory history, @Nullable Integer generations,
            @Nullable String time) {
        Optional<WannBudget> last = history.budget();
        if (generations == null && last.isEmpty()) {
            throw new UserException("""
                    This search was stopped before it began, and its number of generations was not \
                    recorded yet: give it with evowire wann resume DIR --generations N.""");
        }
        try {
            return new WannBudget(
                    generations != null ? generations : last.orElseThrow().generations(),
                    time != null ? time : last.map(WannBudget::time).orElse(WannBudget.NO_LIMIT));
        } catch (IllegalArgumentException e) {
            throw WannOptions.wrong(e);
        }
    }

    /** Runs a search to its end, or until a signal comes, and prints where it stands. */
    private int run(ImageDataset images, WannBudget budget, Optional<MetricsServer> server)
            throws IOException {
        server.map(MetricsServer::address).ifPresent(address -> commentary
                .say("Metrics: %smetrics (report: %s)".formatted(address, address)));
        var search = new WannSearch(files, images, budget, threads);
        WannHistory history;
        Optional<ExitCode> stopped;
        try (var stopping = new Stopping(() -> commentary.say(
                "Stopping once this generation is recorded; again to stop at once."));
                var progress = new WannProgress(budget, commentary)) {
            history = search.run(stopping::mayGoOn, server
                    .map(serving -> progress.with(WannMetrics.on(serving, files, budget)))
                    .orElse(progress));
            stopped = stopping.code();
        }
        WannStatus.print(files, history, false, json);
        if (stopped.isPresent()) {
            System.err.println("To continue, type: evowire resume " + files.word());
        }
        return stopped.orElse(ExitCode.DONE).code();
    }

    private void sayIfSpent(WannHistory history, WannBudget budget) {
        if (budget.isSpent(history.last(), history.seconds())) {
            commentary.say("""
                    Its budget is spent: generation %d of %d, time %s. To go on, give it more \
                    with --generations N or --time T.""".formatted(history.last(),
                    budget.generations(), budget.time()));
        }
    }

    private void warnOfOthers(WannHistory history) {
        history.sessions().stream().map(WannSession::program)
                .filter(program -> !program.equals(ProgramVersion.build())).findFirst()
                .ifPresent(other -> commentary.say("""
                        Warning: EvoWire %s worked on this search; this is EvoWire %s. If \
                        generations since the last checkpoint come out otherwise, this one stops."""
                        .formatted(other, ProgramVersion.build())));
    }
}
