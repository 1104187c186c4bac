package io.evowire.run.wann;

import io.evowire.run.metrics.MetricsServer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Measures a search while it runs. Values are read on the search's thread once a generation is
 * recorded, so that who asks for them costs the search nothing. The counter and the timer begin
 * at 0 with the process; gauges show also what earlier sessions came to.
 */
public final class WannMetrics implements WannSearch.Progress {

    private static final double NANOS = 1e9;

    private final MeterRegistry registry;
    private final Counter networks;
    private final Timer duration;
    private final int population;
    private volatile State state;

    /** What gauges show; scores are NaN before the first generation. */
    private record State(int generation, double seconds, double best, double median,
            double champion, int connections, int front) {

        static State of(WannHistory history) {
            double champion = history.champion().map(WannChampion::score).orElse(Double.NaN);
            if (history.last() == 0) {
                return new State(0, 0, Double.NaN, Double.NaN, champion, 0, 0);
            }
            WannGeneration last = history.generation(history.last());
            return new State(last.generation(), history.seconds(), last.best(), last.median(),
                    champion, last.connections(), last.front().size());
        }
    }

    /**
     * Begins to measure.
     *
     * @param registry where meters are registered
     * @param history  what the search holds
     * @param budget   when it ends
     */
    public WannMetrics(MeterRegistry registry, WannHistory history, WannBudget budget) {
        this.registry = registry;
        population = history.record().settings().population();
        state = State.of(history);
        networks = Counter.builder(WannMeters.NETWORKS.meter())
                .description(WannMeters.NETWORKS.meaning()).register(registry);
        duration = Timer.builder(WannMeters.DURATION.meter())
                .description(WannMeters.DURATION.meaning()).register(registry);
        gauge(WannMeters.GENERATION, State::generation);
        gauge(WannMeters.GENERATIONS_LEFT,
                now -> Math.max(0, budget.generations() - now.generation()));
        gauge(WannMeters.BEST, State::best);
        gauge(WannMeters.MEDIAN, State::median);
        gauge(WannMeters.CHAMPION, State::champion);
        gauge(WannMeters.CONNECTIONS, State::connections);
        gauge(WannMeters.FRONT_SIZE, State::front);
        budget.limit().ifPresent(this::timeLeft);
    }

    /**
     * Serves a search's meters and its page.
     *
     * @param server of this machine
     * @param files  of the search, which exists
     * @param budget when it ends
     * @return what the search must tell
     */
    public static WannMetrics on(MetricsServer server, WannFiles files, WannBudget budget) {
        server.report(files.report());
        return new WannMetrics(server.registry(), WannSearch.read(files), budget);
    }

    private void timeLeft(Duration limit) {
        TimeGauge.builder(WannMeters.TIME_LEFT.meter(),
                () -> Math.max(0, limit.toNanos() / NANOS - state.seconds()), TimeUnit.SECONDS)
                .description(WannMeters.TIME_LEFT.meaning()).register(registry);
    }

    private void gauge(WannMeters meter, ToDoubleFunction<State> value) {
        Gauge.builder(meter.meter(), () -> value.applyAsDouble(state))
                .description(meter.meaning()).register(registry);
    }

    @Override
    public void again(int done, int all) {
        // what is computed again is recorded already
    }

    @Override
    public void recorded(WannHistory history) {
        state = State.of(history);
        networks.increment(population);
        duration.record((long) (history.generation(history.last()).seconds() * NANOS),
                TimeUnit.NANOSECONDS);
    }
}
