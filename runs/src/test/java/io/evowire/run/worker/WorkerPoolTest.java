package io.evowire.run.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.Outcome;
import io.evowire.run.Thorough;
import io.evowire.run.UserException;
import io.evowire.run.config.WorkersConfig;
import io.evowire.run.training.HostNews;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jspecify.annotations.Nullable;

class WorkerPoolTest {

    private static final WorkersConfig CONFIG = new WorkersConfig(2, "5s", "128m", 3, "5s");

    @TempDir
    private Path logs;

    private Map<Integer, Outcome> evaluate(String worker, WorkerLimits limits, int count)
            throws InterruptedException {
        return evaluate(worker, limits, count, () -> true);
    }

    private Map<Integer, Outcome> evaluate(String worker, WorkerLimits limits, int count,
            BooleanSupplier mayStart) throws InterruptedException {
        Map<Integer, Outcome> outcomes = new TreeMap<>();
        evaluate(worker, limits, count, mayStart, outcomes);
        return outcomes;
    }

    private void evaluate(String worker, WorkerLimits limits, int count,
            BooleanSupplier mayStart, Map<Integer, Outcome> outcomes)
            throws InterruptedException {
        try (var pool = new WorkerPool(2,
                i -> StubWorkers.command(StubWorker.class, List.of(worker), CONFIG,
                        logs.resolve("worker-" + i + ".log")),
                limits, (data, kernels) -> {})) {
            pool.evaluate(Works.trainings(count), mayStart, (work, outcome, host) -> outcomes
                    .put(Integer.valueOf(work.id()), outcome));
        }
    }

    private static WorkerLimits limits(Duration trial) {
        return new WorkerLimits(trial, Duration.ofMinutes(5), Duration.ofMinutes(2), 3);
    }

    @Test
    void everyCandidateGetsItsOutcomeAcrossReplacedWorkers() throws InterruptedException {
        Map<Integer, Outcome> outcomes = evaluate("0", limits(Duration.ofMinutes(2)), 12);
        assertEquals(12, outcomes.size());
        outcomes.values().forEach(o -> assertInstanceOf(Outcome.Completed.class, o));
    }

    @Test
    void newsOfMachinesReachWhoeverHasWorksDoneInTheirOrder() throws InterruptedException {
        HostNews before = HostNews.joined("a", 2);
        HostNews meanwhile = HostNews.lost("a", 2, "killed");
        List<HostNews> told = new ArrayList<>();
        Seat seat = new Seat() {
            @Override
            public Attempt attempt(List<Work> works, BooleanSupplier mayStart,
                    WorkerMain.Progress progress) {
                return new Attempt.Answered(List.of(new Outcome.Diverged(0, "NaN")), true);
            }

            @Override
            public Optional<Duration> silence() {
                return Optional.empty();
            }

            @Override
            public void close() {}

            @Override
            public void abandon() {}
        };
        try (var pool = new WorkerPool(List.of(seat), limits(Duration.ofMinutes(2)))) {
            pool.tell(before);
            pool.evaluate(Works.trainings(1), () -> true, new TrainingPool.Listener() {
                @Override
                public void ended(Work work, Outcome outcome, @Nullable String host) {
                    pool.tell(meanwhile);
                }

                @Override
                public void changed(HostNews news) {
                    told.add(news);
                }
            });
        }
        assertEquals(List.of(before, meanwhile), told);
    }

    @Test
    void aCandidateThatKillsTwoWorkersIsCrashed() throws InterruptedException {
        Map<Integer, Outcome> outcomes = evaluate("3", limits(Duration.ofMinutes(2)), 5);
        assertInstanceOf(Outcome.Crashed.class, outcomes.get(3));
        assertInstanceOf(Outcome.Completed.class, outcomes.get(4));
    }

    @Test
    @Tag("further")
    void waveAfterWaveHasTheOutcomesOfOneByOne() throws InterruptedException {
        Map<Integer, Outcome> alone = evaluate("0", limits(Duration.ofMinutes(2)), 7);
        assertEquals(alone, evaluate("0", limits(Duration.ofMinutes(2)).together(3), 7));
    }

    @Test
    @Tag("further")
    void whoKillsAWorkerInCompanyIsCrashedAndTheOthersAreTriedAlone()
            throws InterruptedException {
        Map<Integer, Outcome> outcomes = evaluate("3",
                new WorkerLimits(Duration.ofMinutes(2), Duration.ofMinutes(5),
                        Duration.ofMinutes(2), 20, 4),
                8);
        assertEquals(8, outcomes.size());
        outcomes.forEach((number, outcome) -> assertEquals(
                number == 3 || number == 6 ? "CRASHED" : "COMPLETED", outcome.state(),
                "trial " + number));
    }

    @Test
    void aCandidateThatHangsIsTimedOut() throws InterruptedException {
        Map<Integer, Outcome> outcomes = evaluate("hang", limits(Duration.ofSeconds(1)), 2);
        assertEquals(List.of(new Outcome.TimedOut(1), new Outcome.TimedOut(1)),
                List.copyOf(outcomes.values()));
    }

    @Test
    void aWorkerThatCannotWorkHereTellsWhy() {
        var fault = assertThrows(UserException.class,
                () -> evaluate("refuse", limits(Duration.ofMinutes(2)), 1));
        assertTrue(fault.getMessage().contains("no data here"), fault.getMessage());
    }

    @Test
    void aWorkerThatSpeaksNonsenseIsLostNotTheCandidate() throws InterruptedException {
        assertInstanceOf(Outcome.Lost.class,
                evaluate("garbage", limits(Duration.ofMinutes(2)), 1).get(0));
    }

    @ParameterizedTest
    @Tag("further")
    @ValueSource(strings = {"younger", "older"})
    void whereSearchAndWorkerDoNotUnderstandEachOtherTheCandidateIsNotBlamed(String version)
            throws InterruptedException {
        Outcome outcome = evaluate(version, limits(Duration.ofMinutes(2)), 1).get(0);
        assertInstanceOf(Outcome.Lost.class, outcome);
        assertTrue(outcome.toString().contains("do not understand each other"), outcome::toString);
    }

    @Test
    void aWorkerTellsItsLogWhatItCouldNotRead() throws Exception {
        evaluate("younger", limits(Duration.ofMinutes(2)), 1);
        String log = Files.readString(logs.resolve("worker-0.log"));
        assertTrue(log.contains("job must be a group of keys"), log);
        assertTrue(log.contains("at io.evowire.run.worker.WorkerMain"), log);
    }

    static List<Error> errors() {
        return Thorough.some(1, List.of(new NoClassDefFoundError("gone"),
                new OutOfMemoryError("as arranged"), new StackOverflowError(), new Wordless()));
    }

    /** One that leaves no memory to tell of it. */
    private static final class Wordless extends Error {

        private static final long serialVersionUID = 1;

        @Override
        public String toString() {
            throw this;
        }
    }

    @ParameterizedTest(name = "{index}")
    @Tag("further")
    @MethodSource("errors")
    @Tag("thorough")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void anErrorInTheThreadOfAWorkerEndsThePoolAndLosesNothing(Error error)
            throws InterruptedException {
        var asked = new AtomicInteger();
        Map<Integer, Outcome> recorded = new TreeMap<>();
        BooleanSupplier mayStart = () -> {
            boolean bySlot = Thread.currentThread().getName().equals("slot");
            if (bySlot && asked.incrementAndGet() == 3) {
                throw error;
            }
            return true;
        };
        var fault = assertThrows(IllegalStateException.class,
                () -> evaluate("0", limits(Duration.ofMinutes(2)), 6, mayStart, recorded));
        assertTrue(String.valueOf(fault.getMessage()).contains("recorded trials are safe"),
                fault::getMessage);
        assertTrue(error instanceof Wordless || fault.getCause() == error);
        assertTrue(recorded.size() >= 2, "what was in training was recorded");
    }
}
