package io.evowire.run.metrics;

import io.evowire.evaluate.Outcome;
import io.evowire.run.config.Budget;
import io.evowire.run.problem.FitnessScale;
import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.Repeat;
import io.evowire.run.store.RungResult;
import io.evowire.run.store.Trial;
import io.evowire.run.training.Places;
import io.evowire.run.training.SearchListener;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Work;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures a search while it runs. Values are computed on the search's thread when something
 * happens, so that reading them costs the search nothing; all but the hypervolume, which takes its
 * time with many objectives and is computed by who reads it first after the front changed.
 * <p>
 * Counters and timers begin at 0 with the process, for each outcome that there is: a rate is of
 * differences, so that a first crash would not be seen if its counter began with it. In a resumed
 * search they begin at 0 again, which Prometheus takes for what it is; what earlier sessions did is
 * in the run.
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
    private final Map<String, Started> training = new ConcurrentHashMap<>(); // by work
    private final Map<String, RungReached> legs = new HashMap<>(); // of trials that wait at a rung
    private final Counter images;
    private volatile State state;

    /** What a work in training has done. */
    private record Started(long start, int step) {}

    /** What a trial did until the rung that it reached. */
    private record RungReached(int step, long nanos) {

        static final RungReached NONE = new RungReached(0, 0);
    }

    /** What gauges show. */
    private record State(List<Trial> front, Volume hypervolume, double bestAccuracy, int generation,
            long ended, long decided) {

        /** The same with the hypervolume of an equal front. */
        State with(Volume known) {
            return new State(front, known, bestAccuracy, generation, ended, decided);
        }

        /** The same front after more trials were decided on. */
        State at(History history) {
            return new State(front, hypervolume, bestAccuracy, history.generation(),
                    history.ended(), history.decided());
        }
    }

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
        secondsBefore = history.searchSeconds();
        state = state(scale.front(history.trials()), best(Double.NaN, history.trials()));
        images = Counter.builder(Meters.IMAGES.meter()).description(Meters.IMAGES.meaning())
                .register(registry);
        Outcome.ENDS.forEach(outcome -> {
            trials(outcome);
            evaluation(outcome);
        });
        gauge(Meters.WAITING,
                () -> Math.max(0, state.decided() - state.ended() - training.size()));
        gauge(Meters.TRAINING, training::size);
        gauge(Meters.GENERATION, () -> state.generation());
        gauge(Meters.FRONT_SIZE, () -> state.front().size());
        gauge(Meters.HYPERVOLUME, () -> state.hypervolume().value());
        gauge(Meters.BEST_ACCURACY, () -> state.bestAccuracy());
        gauge(Meters.TRIALS_LEFT, () -> Math.max(0, budget.trials() - state.ended()));
        if (!budget.time().equals("none")) {
            seconds(Meters.TIME_LEFT, this::secondsLeft);
        }
    }

    /**
     * Measures the workers, too, and the cluster that they are on, if they are on one.
     *
     * @param pool whose workers they are; asked from any thread
     */
    public void workers(TrainingPool pool) {
        gauge(Meters.WORKERS, () -> pool.silences().size());
        seconds(Meters.HEARTBEAT_AGE, () -> pool.silences().stream()
                .mapToDouble(silence -> silence.toNanos() / NANOS).max().orElse(0));
        if (pool.places().isPresent()) {
            Supplier<Places> places = () -> pool.places().orElseThrow();
            gauge(Meters.MACHINES, () -> places.get().machines());
            gauge(Meters.SLOTS, () -> places.get().slots());
            gauge(Meters.PLACELESS, () -> places.get().waiting());
            FunctionCounter.builder(Meters.LOST.meter(), places, asked -> asked.get().lost())
                    .description(Meters.LOST.meaning()).register(registry);
        }
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

    @Override
    public void started(Work work) {
        training.put(work.id(), new Started(System.nanoTime(),
                legs.getOrDefault(work.id(), RungReached.NONE).step()));
        state = state.at(history);
    }

    @Override
    public void reached(RungResult result) {
        String work = Work.ofTrial(result.trial());
        legs.put(work, new RungReached(result.step(), nanos(work)));
    }

    @Override
    public void step(Work work, int step, int steps) {
        Started before = training.get(work.id());
        if (before != null && step > before.step()) {
            images.increment((double) (step - before.step()) * batchSize);
            training.put(work.id(), new Started(before.start(), step));
        }
    }

    @Override
    public void repeated(Repeat repeat) {
        training.remove(repeat.id());
    }

    @Override
    public void ended(Work work) {
        training.remove(work.id());
    }

    @Override
    public void ended(Trial trial) {
        String work = Work.ofTrial(trial.number());
        long nanos = nanos(work);
        legs.remove(work);
        if (nanos > 0) {
            evaluation(trial.state()).record(nanos, TimeUnit.NANOSECONDS);
        }
        trials(trial.state()).increment();
        List<Trial> candidates = new ArrayList<>(state.front());
        candidates.add(trial);
        List<Trial> front = scale.front(candidates);
        State ended = state(front, best(state.bestAccuracy(), List.of(trial)));
        state = front.equals(state.front()) ? ended.with(state.hypervolume()) : ended;
    }

    private Counter trials(String outcome) {
        return Counter.builder(Meters.TRIALS.meter()).description(Meters.TRIALS.meaning())
                .tag("outcome", outcome).register(registry);
    }

    private Timer evaluation(String outcome) {
        return Timer.builder(Meters.EVALUATION.meter()).description(Meters.EVALUATION.meaning())
                .tag("outcome", outcome).register(registry);
    }

    // All that a trial has trained, with the leg that ends now; 0 if it did not in this session.
    private long nanos(String work) {
        Started ended = training.remove(work);
        return legs.getOrDefault(work, RungReached.NONE).nanos()
                + (ended == null ? 0 : Math.max(1, System.nanoTime() - ended.start()));
    }

    // Not that of the front: accuracy need not be an objective.
    private static double best(double before, List<Trial> trials) {
        return trials.stream().filter(Trial::completed)
                .mapToDouble(trial -> trial.accuracy().orElseThrow())
                .reduce(before, (a, b) -> Double.isNaN(a) ? b : Math.max(a, b));
    }

    /** Hypervolume of a front. */
    private final class Volume {

        private final List<Trial> front;
        private @Nullable Double value;

        Volume(List<Trial> front) {
            this.front = front;
        }

        synchronized double value() {
            Double known = value;
            if (known == null) {
                known = scale.hypervolume(front);
                value = known;
            }
            return known;
        }
    }

    private State state(List<Trial> front, double bestAccuracy) {
        return new State(front, new Volume(front), bestAccuracy, history.generation(),
                history.ended(), history.decided());
    }
}
