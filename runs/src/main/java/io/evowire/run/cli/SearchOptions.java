package io.evowire.run.cli;

import io.evowire.run.UserException;
import io.evowire.run.config.Budget;
import io.evowire.run.config.RepeatsConfig;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.WorkersConfig;
import io.evowire.run.console.Commentary;
import io.evowire.run.report.LiveReport;
import io.evowire.run.study.StudyFiles;
import io.evowire.run.wann.WannFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that search and resume share: they change no decision that is made already. */
final class SearchOptions {

    @Option(names = "--trials", paramLabel = "N",
            description = "Stop after N networks, counted over all sessions.")
    private @Nullable Integer trials;

    @Option(names = "--time", paramLabel = "T",
            description = """
                    Stop after this much search time (30m, 2h), counted over all sessions. Repeats \
                    of the front are not counted.""")
    private @Nullable String time;

    @Option(names = "--workers", paramLabel = "N",
            description = "Number of training processes (default: one for each processor).")
    private @Nullable Integer workers;

    @Mixin
    private final DeviceOption device = new DeviceOption();

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Option(names = "--repeats", paramLabel = "K",
            description = """
                    After the search, retrain each network of the front with K new seeds and print \
                    its test accuracy.""")
    private @Nullable Integer repeats;

    @Option(names = "--of", paramLabel = "WHAT",
            description = """
                    What --repeats measures: how good this instance is (the same graph, the \
                    default), or this setting (other graphs of the same generators). \
                    ${COMPLETION-CANDIDATES}.""")
    private RepeatsConfig.@Nullable Question of;

    @Option(names = "--repeat-epochs", paramLabel = "E",
            description = "Epochs of each repeat (default: as in the search).")
    private @Nullable Integer repeatEpochs;

    @Mixin
    private final MetricsOption metrics = new MetricsOption();

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Mixin
    private final QuietOption commentary = new QuietOption();

    /** Networks that the report draws in the end. */
    private int drawn = LiveReport.DRAWN;

    /** These options, where the report draws so many networks at most; to draw them takes time. */
    SearchOptions drawing(int networks) {
        drawn = networks;
        return this;
    }

    int drawn() {
        return drawn;
    }

    boolean json() {
        return json;
    }

    Commentary commentary() {
        return commentary;
    }

    /**
     * A search for weight agnostic networks with these options.
     *
     * @throws UserException naming an option that such a search does not have
     */
    ForegroundWann weightAgnostic(WannFiles files) {
        Map<String, Boolean> typed = ofSearches();
        typed.put("--spark", cluster.given());
        requireNone(typed, """
                %s holds a search for weight agnostic networks, which has no %s. See: evowire \
                wann resume --help""", files.directory());
        return new ForegroundWann(files, WannOptions.threads(workers), json, commentary,
                metrics);
    }

    /**
     * Goes on with a study, with these options.
     *
     * @param data where the data set is now; null if it was not moved
     * @return the exit code
     * @throws UserException naming an option that studies do not have
     */
    int resume(StudyFiles files, @Nullable String data) throws IOException {
        Map<String, Boolean> typed = ofSearches();
        typed.put("--time", time != null);
        typed.put("--metrics-port", metrics.port().isPresent());
        requireNone(typed, """
                %s holds a study, which has no %s. For more trainings type its command again \
                with other sizes; see: evowire study --help""", files.directory());
        return new ForegroundStudy(files, cluster, json, commentary).resume(data, workers);
    }

    private Map<String, Boolean> ofSearches() {
        Map<String, Boolean> typed = new LinkedHashMap<>();
        typed.put("--trials", trials != null);
        typed.put("--device", device.given());
        typed.put("--repeats", repeats != null);
        typed.put("--of", of != null);
        typed.put("--repeat-epochs", repeatEpochs != null);
        return typed;
    }

    // The message takes the directory, then the option.
    private static void requireNone(Map<String, Boolean> typed, String message,
            Path directory) {
        typed.forEach((option, given) -> {
            if (given) {
                throw new UserException(message.formatted(directory, option));
            }
        });
    }

    /** The bound on its time; null if none is typed. */
    @Nullable
    String time() {
        return time;
    }

    /** The port to serve metrics on, if they are wanted. */
    Optional<Integer> metricsPort() {
        return metrics.port();
    }

    /** Where candidates are trained. */
    ClusterOptions cluster() {
        return cluster;
    }

    /** On what candidates are trained. */
    DeviceOption device() {
        return device;
    }

    /** The configuration with these options over it. */
    SearchConfig over(SearchConfig config) {
        try {
            WorkersConfig old = config.workers();
            return config.with(
                    new Budget(trials == null ? config.budget().trials() : trials,
                            time == null ? config.budget().time() : time),
                    workers == null ? old : old.withCount(workers)).with(over(config.repeats()));
        } catch (IllegalArgumentException e) {
            throw new UserException("--trials, --time or --workers: " + e.getMessage());
        }
    }

    private RepeatsConfig over(RepeatsConfig config) {
        try {
            return new RepeatsConfig(repeats == null ? config.seeds() : repeats,
                    of == null ? config.of() : of,
                    repeatEpochs == null ? config.epochs() : repeatEpochs);
        } catch (IllegalArgumentException e) {
            throw new UserException("--repeats or --repeat-epochs: " + e.getMessage());
        }
    }
}
