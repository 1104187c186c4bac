package io.evowire.run.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.Outcome;
import io.evowire.run.config.RepeatsConfig.Question;
import io.evowire.run.problem.Run;
import io.evowire.run.report.RecordedRuns;
import io.evowire.run.store.History;
import io.evowire.run.store.Repeat;
import io.evowire.run.store.RungResult;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.training.Places;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Work;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchMetricsTest {

    private static final int BATCH = 64;

    @TempDir
    private Path directory;
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private List<Trial> trials = List.of();
    private List<Work> works = List.of();
    private SearchMetrics metrics;

    @BeforeEach
    void begin() throws IOException {
        Run run = RecordedRuns.create(directory, RecordedRuns.CLASSES,
                "recipe.batchSize=" + BATCH);
        RecordedRuns.record(run, 3, trial -> null, "");
        History history = TrialStore.read(run.files());
        trials = history.trials();
        works = trials.stream()
                .map(trial -> Work.ofTrial(run.factory().candidate(trial.proposal())))
                .toList();
        metrics = new SearchMetrics(registry, run, history);
    }

    /** How long something took, at least and at most. */
    private record Stretch(long least, long max) {

        static Stretch of(Runnable begin, Runnable end) throws InterruptedException {
            long before = System.nanoTime();
            begin.run();
            long begun = System.nanoTime();
            Thread.sleep(20);
            long ending = System.nanoTime();
            end.run();
            return new Stretch(ending - begun, System.nanoTime() - before);
        }

        Stretch plus(Stretch other) {
            return new Stretch(least + other.least, max + other.max);
        }
    }

    private Stretch leg(int trial, Runnable end) throws InterruptedException {
        return Stretch.of(() -> metrics.started(works.get(trial)), end);
    }

    private void reach(int trial, int step) {
        metrics.step(works.get(trial), step, 100);
        metrics.reached(
                new RungResult(trial, 0, 0.5, step, 100, 1, List.of(), 1, null));
    }

    private void end(int trial, Outcome outcome) {
        metrics.ended(new Trial(trials.get(trial).proposal(), Optional.of(outcome)));
    }

    private double ended(String outcome) {
        return registry.get(Meters.TRIALS.meter()).tag("outcome", outcome).counter().count();
    }

    private void timed(String outcome, Stretch expected) {
        Timer timer = registry.get(Meters.EVALUATION.meter()).tag("outcome", outcome).timer();
        assertEquals(1, timer.count(), outcome);
        double nanos = timer.totalTime(TimeUnit.NANOSECONDS);
        assertTrue(expected.least() <= nanos && nanos <= expected.max(),
                () -> "%s took %s ns, not %s".formatted(outcome, nanos, expected));
    }

    @Test
    void allOutcomesAreThereBeforeAnyTrialEnds() {
        for (String outcome : Outcome.ENDS) {
            assertEquals(0, ended(outcome), outcome);
            assertEquals(0, registry.get(Meters.EVALUATION.meter()).tag("outcome", outcome)
                    .timer().count(), outcome);
        }
        end(0, new Outcome.Crashed("a signal"));
        assertEquals(1, ended("CRASHED"));
        assertEquals(Outcome.ENDS.size(), registry.find(Meters.TRIALS.meter()).counters().size());
    }

    @Test
    void aClusterTellsItsPlacesAndThisMachineHasNone() {
        TrainingPool here = (works, mayStart, listener) -> {};
        metrics.workers(here);
        assertTrue(registry.find(Meters.SLOTS.meter()).meters().isEmpty());
        metrics.workers(new TrainingPool() {
            @Override
            public void evaluate(List<Work> works, BooleanSupplier mayStart, Listener listener) {}

            @Override
            public Optional<Places> places() {
                return Optional.of(new Places(2, 8, 3, 4));
            }
        });
        assertEquals(2, registry.get(Meters.MACHINES.meter()).gauge().value());
        assertEquals(8, registry.get(Meters.SLOTS.meter()).gauge().value());
        assertEquals(3, registry.get(Meters.PLACELESS.meter()).gauge().value());
        assertEquals(4, registry.get(Meters.LOST.meter()).functionCounter().count());
    }

    @Test
    void aTrialIsTimedOnceOverAllItsRungsWithoutItsWaits() throws InterruptedException {
        Stretch first = leg(0, () -> reach(0, 25));
        Thread.sleep(100); // it waits at the rung
        Stretch last = leg(0, () -> {
            metrics.step(works.get(0), 100, 100);
            end(0, new Outcome.Completed(0.5, 2, List.of()));
        });
        timed("COMPLETED", first.plus(last));
    }

    @Test
    void whatWasPrunedIsTimedUpToItsRung() throws InterruptedException {
        Stretch only = leg(1, () -> reach(1, 25));
        Thread.sleep(100); // others are still on their way to the rung
        end(1, new Outcome.Pruned(0, 0.5, 1));
        timed("PRUNED", only);
    }

    @Test
    void whatWasNotTrainedIsCountedButNotTimed() {
        end(2, new Outcome.Infeasible("macs <= 1"));
        assertEquals(1, ended("INFEASIBLE"));
        assertEquals(0, registry.get(Meters.EVALUATION.meter()).tag("outcome", "INFEASIBLE")
                .timer().count());
    }

    @Test
    void imagesOfAllRungsAreCountedOnce() throws InterruptedException {
        leg(0, () -> reach(0, 25));
        leg(0, () -> metrics.step(works.get(0), 60, 100));
        assertEquals(60.0 * BATCH, registry.get(Meters.IMAGES.meter()).counter().count());
    }

    @Test
    void repeatsOfOneTrialSideBySideAreToldApart() {
        List<Repeat> repeats = IntStream.range(0, 2)
                .mapToObj(i -> new Repeat(0, Question.INSTANCE, 0, i, i, "",
                        new Outcome.Completed(0.5, 1, List.of()), 1))
                .toList();
        List<Work> both = repeats.stream()
                .map(repeat -> new Work(repeat.id(), works.getFirst().task())).toList();
        both.forEach(metrics::started);
        metrics.step(both.get(0), 30, 100);
        metrics.step(both.get(1), 20, 100);
        assertEquals(50.0 * BATCH, registry.get(Meters.IMAGES.meter()).counter().count());
        assertEquals(2, registry.get(Meters.TRAINING.meter()).gauge().value());
        metrics.repeated(repeats.get(0));
        assertEquals(1, registry.get(Meters.TRAINING.meter()).gauge().value());
        metrics.step(both.get(1), 25, 100);
        assertEquals(55.0 * BATCH, registry.get(Meters.IMAGES.meter()).counter().count());
    }
}
