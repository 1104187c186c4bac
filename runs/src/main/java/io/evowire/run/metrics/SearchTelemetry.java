package io.evowire.run.metrics;

import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.training.SearchListener;
import io.evowire.run.training.TrainingPool;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a running search shows of itself on a port, or nothing where none was asked for. */
public final class SearchTelemetry implements AutoCloseable {

    private final Optional<MetricsServer> server;
    private final Optional<Timer> commits;

    private SearchTelemetry(Optional<MetricsServer> server) {
        this.server = server;
        this.commits = server.map(serving -> Timer.builder(Meters.STORE_COMMIT.meter())
                .description(Meters.STORE_COMMIT.meaning()).publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(100_000))
                .maximumExpectedValue(Duration.ofSeconds(10)).register(serving.registry()));
    }

    /** Shows nothing. */
    public static SearchTelemetry none() {
        return new SearchTelemetry(Optional.empty());
    }

    /**
     * Begins to serve, before there is a search to show.
     *
     * @param port from 0 (a free one) to 65535, if any
     * @throws io.evowire.run.UserException if the port cannot be taken
     */
    public static SearchTelemetry on(Optional<Integer> port) {
        return new SearchTelemetry(port.map(MetricsServer::new));
    }

    /** Address of the page, if there is one. */
    public Optional<URI> address() {
        return server.map(MetricsServer::address);
    }

    /** Events were committed to the disk. */
    public void committed(Duration duration) {
        commits.ifPresent(timer -> timer.record(duration));
    }

    /**
     * Measures a search and serves its report.
     *
     * @param history what the run holds; read on the search's thread
     * @param pool    that trains; asked from any thread
     * @return what the search must tell
     */
    public List<SearchListener> of(Run run, History history, TrainingPool pool) {
        return server.map(serving -> {
            serving.report(run.files().report());
            var metrics = new SearchMetrics(serving.registry(), run, history);
            metrics.workers(pool);
            return List.<SearchListener>of(metrics);
        }).orElse(List.of());
    }

    @Override
    public void close() {
        server.ifPresent(MetricsServer::close);
    }
}
