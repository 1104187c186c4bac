package io.evowire.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.Network;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.WarmStart;
import io.evowire.run.Thorough;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.pick.Pick;
import io.evowire.run.pick.Picks;
import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.training.ModelFiles;
import io.evowire.run.training.PausedModels;
import io.evowire.run.training.RunModels;
import io.evowire.run.training.SearchListener;
import io.evowire.run.training.Task;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Work;
import io.evowire.run.worker.StubWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The networks to take look at the test images once. */
class PickTestsTest {

    @TempDir
    private Path temporary;

    /** Trainings that leave models, and tests whose outcome follows from the network alone. */
    private static final class Pool implements TrainingPool, SearchListener {

        private final RunFiles files;
        private final List<Task.Test> asked = new ArrayList<>();
        private final List<Integer> untested = new ArrayList<>();
        private int killedAt = -1;
        private int stoppedAt = -1;
        private int failingAt = -1;
        private boolean trains = true;
        private @Nullable SearchJob job;

        Pool(RunFiles files) {
            this.files = files;
        }

        @Override
        public void evaluate(List<Work> works, BooleanSupplier mayStart, Listener listener) {
            for (Work work : works) {
                if (!mayStart.getAsBoolean()) {
                    return;
                }
                if (work.task() instanceof Task.Test test) {
                    if (asked.size() == killedAt) {
                        throw new IllegalStateException("killed");
                    }
                    asked.add(test);
                    if (asked.size() - 1 == failingAt) {
                        listener.ended(work, new Outcome.OutOfMemory("heap"));
                    } else {
                        new StubModels(files).train(List.of(work), mayStart, listener);
                    }
                    if (asked.size() - 1 == stoppedAt) {
                        Objects.requireNonNull(job).stop();
                    }
                } else if (!trains) {
                    listener.ended(work, new Outcome.Failed("no"));
                } else {
                    new StubModels(files).train(List.of(work), mayStart, listener);
                }
            }
        }

        @Override
        public void ended(Trial trial) {}

        @Override
        public void untested(int trial, Outcome outcome) {
            assertEquals(new Outcome.OutOfMemory("heap"), outcome);
            untested.add(trial);
        }
    }

    private static List<String> settings(int trials, String... more) {
        List<String> all = new ArrayList<>(List.of("budget.trials=" + trials,
                "strategy.population=6", "strategy.warmStart=true",
                "measurements.testPicks=true"));
        all.addAll(List.of(more));
        return all;
    }

    private RunFiles files(String name) {
        return new RunFiles(temporary.resolve(name));
    }

    private static Reason search(Pool pool, List<String> settings) throws IOException {
        RunFiles files = pool.files;
        if (!Files.exists(files.database())) {
            StubSearch.create(files.directory(), settings, StubWorker.DATA, StubWorker.KERNELS);
        }
        try (RunLock lock = RunLock.take(files); TrialStore store = TrialStore.open(files)) {
            SearchConfig config = StubSearch.config(settings);
            Run run = Run.open(files).with(config);
            var models = new RunModels(
                    ModelFiles.open(files, lock, run.factory(), store.history()),
                    PausedModels.open(files, lock, store.history()));
            var job = new SearchJob(run.factory(), store, pool, models, pool);
            pool.job = job;
            return job.run(() -> {});
        }
    }

    private static History history(RunFiles files) {
        return TrialStore.read(files);
    }

    private static List<Integer> picked(RunFiles files) {
        return Picks.of(Run.open(files).factory(), history(files)).stream().map(Pick::trial)
                .distinct().toList();
    }

    private static List<Integer> tested(RunFiles files) {
        return history(files).trials().stream().map(Trial::number)
                .filter(number -> history(files).tested(number).isPresent()).toList();
    }

    private static void assertAllTested(RunFiles files) {
        for (int number : picked(files)) {
            assertEquals(Optional.of(StubModels.recognition(network(files, number))),
                    history(files).tested(number), "trial " + number);
        }
    }

    private static Network network(RunFiles files, int number) {
        return Run.open(files).factory()
                .candidate(history(files).trial(number).orElseThrow().proposal()).network();
    }

    @Test
    void eachIsTestedOnceWithTheModelThatTheRunKeeps() throws IOException {
        var pool = new Pool(files("run"));
        assertEquals(Reason.TRIALS_SPENT, search(pool, settings(30)));
        List<Integer> picked = picked(pool.files);
        assertTrue(picked.size() > 1, picked::toString);
        assertEquals(picked.size(), pool.asked.size());
        for (int i = 0; i < picked.size(); i++) {
            WarmStart line = pool.asked.get(i).trained();
            assertEquals(history(pool.files).model(picked.get(i)).orElseThrow(),
                    Objects.requireNonNull(line.saved()).model());
            assertEquals(List.of(), line.again());
        }
        assertAllTested(pool.files);
        assertEquals(Reason.TRIALS_SPENT, search(pool, settings(30)));
        assertEquals(picked.size(), pool.asked.size(), "tested a second time");
    }

    @Test
    void moreTrialsAreFollowedByTestsOfWhatIsNewAmongThePicks() throws IOException {
        var pool = new Pool(files("run"));
        search(pool, settings(10));
        List<Integer> before = picked(pool.files);
        search(pool, settings(40));
        var all = new TreeSet<>(before);
        all.addAll(picked(pool.files));
        assertTrue(all.size() > before.size(), "the picks must change");
        assertEquals(List.copyOf(all), tested(pool.files));
        assertEquals(all.size(), pool.asked.size());
        assertAllTested(pool.files);
    }

    @Test
    @Tag("thorough")
    void afterAKillOrAStopWhateverLacksIsTested() throws IOException {
        var straight = new Pool(files("straight"));
        search(straight, settings(30));
        List<Integer> all = IntStream.range(0, straight.asked.size()).boxed().toList();
        for (int at : Thorough.some(2, all)) {
            var killed = new Pool(files("killed-" + at));
            killed.killedAt = at;
            assertThrows(IllegalStateException.class, () -> search(killed, settings(30)));
            assertEquals(at, tested(killed.files).size());
            assertResumes(killed.files, at, straight);
            var stopped = new Pool(files("stopped-" + at));
            stopped.stoppedAt = at;
            boolean last = at == straight.asked.size() - 1;
            assertEquals(last ? Reason.TRIALS_SPENT : Reason.STOPPED,
                    search(stopped, settings(30)));
            assertResumes(stopped.files, at + 1, straight);
        }
    }

    private static void assertResumes(RunFiles files, int before, Pool straight)
            throws IOException {
        var resumed = new Pool(files);
        assertEquals(Reason.TRIALS_SPENT, search(resumed, settings(30)));
        assertEquals(straight.asked.size() - before, resumed.asked.size());
        assertEquals(tested(straight.files), tested(files));
        assertAllTested(files);
    }

    @Test
    void aLostModelIsTrainedOnceMoreForItsTest() throws IOException {
        var killed = new Pool(files("run"));
        killed.killedAt = 0;
        assertThrows(IllegalStateException.class, () -> search(killed, settings(30)));
        List<Integer> picked = picked(killed.files);
        Files.delete(killed.files.model(picked.getFirst()));
        var resumed = new Pool(killed.files);
        search(resumed, settings(30));
        WarmStart line = resumed.asked.getFirst().trained();
        assertEquals(network(killed.files, picked.getFirst()), line.again().getLast().network());
        assertEquals(1 + line.again().size(),
                new Work("test", resumed.asked.getFirst()).trainings());
        assertAllTested(killed.files);
    }

    @Test
    void aTestThatFailsEndsNothingAndIsTriedAgainByTheNextResume() throws IOException {
        var pool = new Pool(files("run"));
        pool.failingAt = 0;
        assertEquals(Reason.TRIALS_SPENT, search(pool, settings(30)));
        List<Integer> picked = picked(pool.files);
        assertEquals(picked.subList(0, 1), pool.untested);
        assertEquals(picked.size() - 1, tested(pool.files).size());
        assertEquals(Reason.TRIALS_SPENT, search(pool, settings(30)));
        assertAllTested(pool.files);
    }

    @Test
    void testsChangeNoTrialAndCanBeSwitchedOff() throws IOException {
        var pool = new Pool(files("with"));
        search(pool, settings(30));
        var off = new Pool(files("without"));
        search(off, settings(30, "measurements.testPicks=false"));
        assertEquals(List.of(), off.asked);
        assertFalse(history(off.files).anyTested());
        assertEquals(StubRun.csv(pool.files.directory()), StubRun.csv(off.files.directory()));
    }

    @Test
    void aRunWithoutAFrontHasNothingToTest() throws IOException {
        var pool = new Pool(files("run"));
        pool.trains = false;
        assertEquals(Reason.TRIALS_SPENT, search(pool, settings(6)));
        assertEquals(6, history(pool.files).ended());
        assertEquals(List.of(), pool.asked);
    }
}
