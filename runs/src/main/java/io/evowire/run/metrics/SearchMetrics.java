package io.evowire.run.metrics;

import io.evowire.evaluate.Candidate;
import io.evowire.run.config.Budget;
import io.evowire.run.search.FitnessScale;
import io.evowire.run.search.Run;
import io.evowire.run.search.SearchListener;
import io.evowire.run.store.History;
import io.evowire.run.store.Repeat;
import io.evowire.run.store.RungResult;
import io.evowire.run.store.Trial;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Measures a search while it runs. Values are computed on the search's thread when something happens,
 * so that reading them costs the search nothing.
 */
public final class SearchMetrics implements SearchListener {

    private static final double NANOS = 1e9;

    private final MeterRegistry registry;
    private final FitnessScale scale;
    private final History history;
    private final Budget budget;
    private final int batchSize;
    private final double secondsBefore;
    private final long start = System.nanoTime();
    private final Map<Integer, Training> training = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> reached = new HashMap<>(); // steps of trials at a rung
    private final Counter images;
    private final Timer commits;
    private volatile State state;

    /** What a trial in training has done. */
    private record Training(long start, int step) {}

    /** What gauges show. */
    private record State(List<Trial> front, double hypervolume, double bestAccuracy, int generation,
            long ended, long decided) {}

    /**
     * Begins to measure.
     *
     * @param registry where meters are registered
     * @param history  what the run holds; read on the search's thread
     */
    public SearchMetrics(MeterRegistry registry, Run run, History history) {
        this.registry = registry;
        scale = FitnessScale.of(run.factory());
        this.history = history;
        budget = run.config().budget();
        batchSize = run.config().recipe().batchSize();
        secondsBefore = history.seconds();
        state = state(scale.front(history.trials()));
        images = Counter.builder(Meters.IMAGES.meter()).description(Meters.IMAGES.meaning())
                .register(registry);
        commits = Timer.builder(Meters.STORE_COMMIT.meter())
                .description(Meters.STORE_COMMIT.meaning()).publishPercentileHistogram()
                .register(registry);
        gauge(Meters.WAITING, () -> state.decided() - state.ended() - training.size());
        gauge(Meters.TRAINING, training::size);
        gauge(Meters.GENERATION, () -> state.generation());
        gauge(Meters.FRONT_SIZE, () -> state.front().size());
        gauge(Meters.HYPERVOLUME, () -> state.hypervolume());
        gauge(Meters.BEST_ACCURACY, () -> state.bestAccuracy());
        gauge(Meters.TRIALS_LEFT, () -> Math.max(0, budget.trials() - state.ended()));
        if (!budget.time().equals("none")) {
            seconds(Meters.TIME_LEFT, this::secondsLeft);
        }
    }

    /**
     * Measures the workers, too.
     *
     * @param alive        number of processes
     * @param heartbeatAge time since the most silent one gave a sign of life, zero where there is
     *                     none
     */
    public void workers(Supplier<Integer> alive, Supplier<Duration> heartbeatAge) {
        gauge(Meters.WORKERS, alive::get);
        seconds(Meters.HEARTBEAT_AGE, () -> heartbeatAge.get().toNanos() / NANOS);
    }

    private void gauge(Meters meter, Supplier<Number> value) {
        Gauge.builder(meter.meter(), value).description(meter.meaning()).register(registry);
    }

    private void seconds(Meters meter, Supplier<Number> value) {
        TimeGauge.builder(meter.meter(), value, TimeUnit.SECONDS).description(meter.meaning())
                .register(registry);
    }

    private double secondsLeft() {
        double spent = secondsBefore + (System.nanoTime() - start) / NANOS;
        return Math.max(0, budget.limit().toSeconds() - spent);
    }

    /** Events were committed to the disk. */
    public void committed(Duration duration) {
        commits.record(duration);
    }

    @Override
    public void started(Candidate candidate) {
        training.put(candidate.trial(), new Training(System.nanoTime(),
                reached.getOrDefault(candidate.trial(), 0)));
    }

    @Override
    public void reached(RungResult result) {
        training.remove(result.trial());
        reached.put(result.trial(), result.step());
    }

    @Override
    public void step(int trial, int step, int steps) {
        Training before = training.get(trial);
        if (before != null && step > before.step()) {
            images.increment((double) (step - before.step()) * batchSize);
            training.put(trial, new Training(before.start(), step));
        }
    }

    @Override
    public void repeated(Repeat repeat) {
        training.remove(repeat.trial());
    }

    @Override
    public void ended(Trial trial) {
        Training ended = training.remove(trial.number());
        reached.remove(trial.number());
        if (ended != null) {
            Timer.builder(Meters.EVALUATION.meter()).description(Meters.EVALUATION.meaning())
                    .tag("outcome", trial.state()).register(registry)
                    .record(System.nanoTime() - ended.start(), TimeUnit.NANOSECONDS);
        }
        Counter.builder(Meters.TRIALS.meter()).description(Meters.TRIALS.meaning())
                .tag("outcome", trial.state()).register(registry).increment();
        List<Trial> candidates = new ArrayList<>(state.front());
        candidates.add(trial);
        state = state(scale.front(candidates));
    }

    private State state(List<Trial> front) {
        return new State(front, scale.hypervolume(front),
                front.stream().mapToDouble(trial -> trial.accuracy().orElse(0)).max().orElse(0),
                history.generation(), history.ended(), history.decided());
    }
}
