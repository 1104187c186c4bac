package io.evowire.run.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Leg;
import io.evowire.evaluate.Outcome;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.export.ModelExport;
import io.evowire.run.pick.Pick;
import io.evowire.run.pick.Picks;
import io.evowire.run.problem.Run;
import io.evowire.run.store.FinalTraining;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.training.ModelFiles;
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
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The networks to take are trained once more, for longer. */
class FinalTrainingsTest {

    private static final int EPOCHS = 7;

    @TempDir
    private Path temporary;

    /** Trainings that leave models, of which those after the search are noted. */
    private static final class Pool implements TrainingPool, SearchListener {

        private final RunFiles files;
        private final List<Candidate> finals = new ArrayList<>();
        private final List<Task.Test> tests = new ArrayList<>();
        private int killedAt = -1;
        private int stoppedAt = -1;
        private boolean fails;
        private boolean loses;
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
                    tests.add(test);
                }
                boolean last = work.id().startsWith("final");
                if (last) {
                    if (finals.size() == killedAt) {
                        throw new IllegalStateException("killed");
                    }
                    finals.add(work.candidate());
                    assertEquals(EPOCHS, work.trainings(), "it may last so many times as long");
                }
                if (last && loses) {
                    listener.ended(work, new Outcome.Lost("no worker came up"));
                } else if (last && fails) {
                    listener.ended(work, new Outcome.Diverged(3, "NaN"));
                } else {
                    new StubModels(files).train(List.of(work), mayStart, listener);
                }
                if (last && finals.size() - 1 == stoppedAt) {
                    Objects.requireNonNull(job).stop();
                }
            }
        }

        @Override
        public void ended(Trial trial) {}
    }

    private static List<String> settings(int trials, int epochs) {
        return List.of("budget.trials=" + trials, "strategy.population=6",
                "strategy.warmStart=true", "measurements.testPicks=true",
                "finalTraining.epochs=" + epochs);
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
            var models = RunModels.open(files, lock, run.factory(), store.history());
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

    private static List<String> models(RunFiles files) {
        return history(files).finalTrainings().stream()
                .map(training -> training.trial() + " " + training.model()).toList();
    }

    private static List<String> faults(RunFiles files) throws IOException {
        return ModelFiles.faults(files, Run.open(files).factory(), history(files));
    }

    @Test
    void eachIsTrainedOnceFromScratchAndItsModelIsTestedAndExported() throws Exception {
        var pool = new Pool(files("run"));
        assertEquals(Reason.TRIALS_SPENT, search(pool, settings(30, EPOCHS)));
        List<Integer> picked = picked(pool.files);
        assertTrue(picked.size() > 1, picked::toString);
        assertEquals(picked, pool.finals.stream().map(Candidate::trial).toList());
        Run run = Run.open(pool.files);
        for (int i = 0; i < picked.size(); i++) {
            Candidate last = pool.finals.get(i);
            Trial trial = history(pool.files).trial(picked.get(i)).orElseThrow();
            Candidate searched = run.factory().candidate(trial.proposal());
            assertEquals(searched.network(), last.network());
            assertEquals(EPOCHS, last.recipe().epochs());
            assertNotEquals(searched.recipe().seed(), last.recipe().seed());
            assertFalse(last.tested());
            FinalTraining recorded = history(pool.files).finalTraining(trial.number())
                    .orElseThrow();
            assertEquals(EPOCHS, recorded.epochs());
            assertEquals(recorded.model(),
                    Objects.requireNonNull(pool.tests.get(i).trained().saved()).model());
            assertNotEquals(history(pool.files).model(trial.number()).orElseThrow(),
                    recorded.model());
            assertArrayEquals(Files.readAllBytes(pool.files.finalModel(trial.number())),
                    new ModelExport(run, history(pool.files), trial, (candidate, why) -> {
                        throw new AssertionError(why);
                    }).content());
        }
        assertEquals(List.of(), faults(pool.files));
        assertEquals(Reason.TRIALS_SPENT, search(pool, settings(30, EPOCHS)));
        assertEquals(picked.size(), pool.finals.size(), "trained a second time");
    }

    @Test
    void afterAKillOrAStopWhateverLacksIsTrainedToTheSameModels() throws IOException {
        var straight = new Pool(files("straight"));
        search(straight, settings(30, EPOCHS));
        for (int at = 0; at < straight.finals.size(); at++) {
            var killed = new Pool(files("killed-" + at));
            killed.killedAt = at;
            assertThrows(IllegalStateException.class,
                    () -> search(killed, settings(30, EPOCHS)));
            assertEquals(at, history(killed.files).finalTrainings().size());
            // What a worker left for one that is not recorded is nobody's.
            Path left = killed.files.writtenFinalModel(straight.finals.get(at).trial());
            Files.writeString(left, "half a model");
            assertResumes(killed.files, at, straight);
            assertFalse(Files.exists(left));
            var stopped = new Pool(files("stopped-" + at));
            stopped.stoppedAt = at;
            assertEquals(Reason.STOPPED, search(stopped, settings(30, EPOCHS)));
            assertResumes(stopped.files, at + 1, straight);
        }
    }

    private static void assertResumes(RunFiles files, int before, Pool straight)
            throws IOException {
        var resumed = new Pool(files);
        assertEquals(Reason.TRIALS_SPENT, search(resumed, settings(30, EPOCHS)));
        assertEquals(straight.finals.size() - before, resumed.finals.size());
        assertEquals(models(straight.files), models(files));
        assertEquals(List.of(), faults(files));
    }

    @Test
    void oneThatFailsIsRecordedAndTheSearchedModelServes() throws IOException {
        var pool = new Pool(files("run"));
        pool.fails = true;
        assertEquals(Reason.TRIALS_SPENT, search(pool, settings(30, EPOCHS)));
        List<Integer> picked = picked(pool.files);
        assertEquals(picked.size(), history(pool.files).finalTrainings().size());
        assertEquals(picked.size(), pool.tests.size());
        for (int i = 0; i < picked.size(); i++) {
            assertEquals(history(pool.files).model(picked.get(i)).orElseThrow(),
                    Objects.requireNonNull(pool.tests.get(i).trained().saved()).model());
            assertTrue(history(pool.files).finalEpochs(picked.get(i)).isEmpty());
        }
        search(pool, settings(30, EPOCHS));
        assertEquals(picked.size(), pool.finals.size(), "tried again");
    }

    @Test
    void oneThatIsLostIsTrainedAndTestedByTheNextResume() throws IOException {
        var pool = new Pool(files("run"));
        pool.loses = true;
        assertEquals(Reason.TRIALS_SPENT, search(pool, settings(30, EPOCHS)));
        List<Integer> picked = picked(pool.files);
        assertEquals(List.of(), history(pool.files).finalTrainings());
        assertEquals(List.of(), pool.tests);
        var resumed = new Pool(pool.files);
        assertEquals(Reason.TRIALS_SPENT, search(resumed, settings(30, EPOCHS)));
        assertEquals(picked.size(), history(pool.files).finalTrainings().size());
        assertEquals(picked.size(), resumed.tests.size());
    }

    @Test
    void aLostModelIsAFaultAndIsTrainedOnceMoreForItsTestAndForAnExport() throws Exception {
        var pool = new Pool(files("run"));
        pool.stoppedAt = 1;
        search(pool, settings(30, EPOCHS));
        int first = pool.finals.getFirst().trial();
        Files.delete(pool.files.finalModel(first));
        assertEquals(List.of("%s, the model of a final training, is missing."
                .formatted(pool.files.finalModel(first))), faults(pool.files));
        List<Candidate> again = new ArrayList<>();
        byte[] model = {1, 2, 3};
        assertArrayEquals(model, new ModelExport(Run.open(pool.files), history(pool.files),
                history(pool.files).trial(first).orElseThrow(), (candidate, why) -> {
                    again.add(candidate);
                    return model;
                }).content());
        assertEquals(List.of(pool.finals.getFirst().on(Leg.WHOLE)), again);
        var resumed = new Pool(pool.files);
        search(resumed, settings(30, EPOCHS));
        var line = resumed.tests.getFirst().trained();
        assertEquals(1, line.again().size());
        assertEquals(EPOCHS, line.again().getFirst().recipe().epochs());
    }

    @Test
    void itChangesNoTrialAndCanBeSwitchedOff() throws IOException {
        var pool = new Pool(files("with"));
        search(pool, settings(30, EPOCHS));
        var off = new Pool(files("without"));
        search(off, settings(30, 0));
        assertEquals(List.of(), off.finals);
        assertEquals(StubRun.csv(pool.files.directory()), StubRun.csv(off.files.directory()));
        assertEquals(picked(pool.files), picked(off.files));
    }
}
