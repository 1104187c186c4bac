package io.evowire.run.cli;

import io.evowire.run.UserException;
import io.evowire.run.metrics.MetricsServer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a running search is to be seen. */
final class MetricsOption {

    static final String NAME = "--metrics-port";

    private static final int MAX_PORT = 65_535;

    @Option(names = NAME, paramLabel = "PORT",
            description = """
                    Serve metrics for Prometheus (/metrics), /healthz and the report (/) on \
                    127.0.0.1 while the search is running; 0 takes a free port.""")
    private @Nullable Integer port;

    /**
     * The port to serve metrics on, if they are wanted.
     *
     * @throws UserException if there can be no such port
     */
    Optional<Integer> port() {
        if (port != null && (port < 0 || port > MAX_PORT)) {
            throw new UserException("%s is %d; give a number from 0 (any free port) to %d."
                    .formatted(NAME, port, MAX_PORT));
        }
        return Optional.ofNullable(port);
    }

    /**
     * Begins to serve, if it is wanted.
     *
     * @throws UserException if the port cannot be taken
     */
    Optional<MetricsServer> server() {
        return port().map(MetricsServer::new);
    }
}
