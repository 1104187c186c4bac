package io.evowire.run.cli;

import io.evowire.run.UserException;
import io.evowire.run.config.Budget;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.WorkersConfig;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that search and resume share: none of them changes which way the search goes. */
final class SearchOptions {

    @Option(names = "--trials", paramLabel = "N", description = "End after N networks, counted over all sessions.")
    private @Nullable Integer trials;

    @Option(names = "--time", paramLabel = "T", description = "End after this time, counted over all sessions, such as 30m or 2h.")
    private @Nullable String time;

    @Option(names = "--workers", paramLabel = "N", description = "Training processes (default: one for each processor).")
    private @Nullable Integer workers;

    @Option(names = "--metrics-port", paramLabel = "PORT", description = "Serve metrics for Prometheus (/metrics), /healthz and the report (/) on 127.0.0.1 while the search runs; 0 takes a free port.")
    private @Nullable Integer metricsPort;

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Mixin
    private Commentary commentary = new Commentary();

    boolean json() {
        return json;
    }

    Commentary commentary() {
        return commentary;
    }

    /** The port to serve metrics on, if they are wanted. */
    Optional<Integer> metricsPort() {
        if (metricsPort != null && (metricsPort < 0 || metricsPort > 65_535)) {
            throw new UserException(
                    "--metrics-port is %d; give a number from 0 (any free port) to 65535."
                            .formatted(metricsPort));
        }
        return Optional.ofNullable(metricsPort);
    }

    /** The configuration with these options over it. */
    SearchConfig over(SearchConfig config) {
        try {
            WorkersConfig old = config.workers();
            return config.with(
                    new Budget(trials == null ? config.budget().trials() : trials,
                            time == null ? config.budget().time() : time),
                    workers == null ? old : old.withCount(workers));
        } catch (IllegalArgumentException e) {
            throw new UserException("--trials, --time or --workers: " + e.getMessage());
        }
    }
}
