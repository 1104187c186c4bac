package io.evowire.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.WarmStart.Rerun;
import io.evowire.run.export.TrialsTable;
import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.training.ModelFiles;
import io.evowire.run.training.PausedModels;
import io.evowire.run.training.RunModels;
import io.evowire.run.training.SearchListener;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Work;
import io.evowire.run.worker.StubWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Donors whose models are lost and that several trials begin with. */
class LostDonorsTest {

    private static final String RESTORED = "model of trial ";

    @TempDir
    private Path temporary;

    /** Trainings that leave models, and whose outcomes do not depend on how a warm start came about. */
    private static final class Pool implements TrainingPool {

        private final RunFiles files;
        private final Consumer<Work> before;
        private final boolean otherModels;
        private final List<List<Work>> asked = new ArrayList<>();

        /** @param otherModels whether donors that are trained again leave other models than before */
        Pool(RunFiles files, Consumer<Work> before, boolean otherModels) {
            this.files = files;
            this.before = before;
            this.otherModels = otherModels;
        }

        @Override
        public void evaluate(List<Work> works, BooleanSupplier mayStart, Listener listener) {
            asked.add(works);
            for (Work work : works) {
                before.accept(work);
                Candidate all = work.candidate();
                TrainingRecipe recipe = otherModels && work.id().startsWith(RESTORED)
                        ? all.recipe().withSeed(all.recipe().seed() + 1)
                        : all.recipe();
                var fresh = new Candidate(all.trial(), all.network(), recipe, all.leg(),
                        all.tested());
                new StubModels(files).train(List.of(new Work(work.id(), fresh)), mayStart,
                        listener);
            }
        }

        List<Work> restored() {
            return asked.stream().flatMap(List::stream)
                    .filter(work -> work.id().startsWith(RESTORED)).toList();
        }

        /** Trainings of donors and trials, those within a warm start included. */
        int trainings() {
            return asked.stream().flatMap(List::stream).mapToInt(Work::trainings).sum();
        }
    }

    private static List<String> settings(String rungs, int trials) {
        return List.of("budget.trials=" + trials, "strategy.population=6",
                "strategy.warmStart=true", "strategy.rungs=" + rungs);
    }

    private RunFiles files(String name) {
        return new RunFiles(temporary.resolve(name));
    }

    private static Pool search(RunFiles files, List<String> settings, Consumer<Work> before)
            throws IOException {
        return search(files, settings, before, false);
    }

    private static Pool search(RunFiles files, List<String> settings, Consumer<Work> before,
            boolean otherModels) throws IOException {
        if (!Files.exists(files.database())) {
            StubSearch.create(files.directory(), settings, StubWorker.DATA, StubWorker.KERNELS);
        }
        var pool = new Pool(files, before, otherModels);
        try (RunLock lock = RunLock.take(files); TrialStore store = TrialStore.open(files)) {
            Run run = Run.open(files).with(StubSearch.config(settings));
            var models = new RunModels(
                    ModelFiles.open(files, lock, run.factory(), store.history()),
                    PausedModels.open(files, lock, store.history()));
            new SearchJob(run.factory(), store, pool, models, new SearchListener() {
                @Override
                public void ended(Trial trial) {}
            }).run(() -> {});
        }
        return pool;
    }

    private static void loseModels(RunFiles files) throws IOException {
        for (Trial trial : TrialStore.read(files).trials()) {
            Files.deleteIfExists(files.model(trial.number()));
        }
    }

    private static String csv(RunFiles files) {
        return TrialsTable.csv(StubSearch.config(settings("{count: 1, eta: 3}", 1)),
                TrialStore.read(files).trials());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{count: 1, eta: 3}", "{count: 2, eta: 2}"})
    void eachIsTrainedOnceForAllThatNeedIt(String rungs) throws IOException {
        search(files("straight"), settings(rungs, 30), work -> {});
        RunFiles lost = files("lost");
        search(lost, settings(rungs, 12), work -> {});
        loseModels(lost);
        Pool pool = search(lost, settings(rungs, 30), work -> {});
        assertEquals(csv(files("straight")), csv(lost));
        assertFalse(pool.restored().isEmpty());
        for (List<Work> together : pool.asked) {
            Set<Rerun> again = new HashSet<>();
            for (Work work : together) {
                Candidate candidate = work.candidate();
                if (candidate.warmStart() != null) {
                    candidate.warmStart().again().forEach(training -> assertTrue(
                            again.add(training), () -> "twice, the second time for " + work.id()));
                }
            }
        }
        History history = TrialStore.read(lost);
        for (Work work : pool.restored()) {
            String model = history.model(work.candidate().trial()).orElseThrow();
            assertTrue(pool.asked.stream().flatMap(List::stream)
                    .map(Work::candidate).filter(candidate -> candidate.warmStart() != null
                            && candidate.warmStart().saved() != null
                            && candidate.warmStart().saved().model().equals(model))
                    .count() >= 2, () -> work.id() + " served fewer than two");
        }
    }

    @Test
    void whereItGivesAnotherModelEachTrialTrainsItsDonorByItself() throws IOException {
        String rungs = "{count: 1, eta: 3}";
        RunFiles lost = files("lost");
        search(lost, settings(rungs, 12), work -> {});
        RunFiles other = files("other");
        search(other, settings(rungs, 12), work -> {});
        loseModels(lost);
        loseModels(other);
        Pool shared = search(lost, settings(rungs, 24), work -> {});
        Pool alone = search(other, settings(rungs, 24), work -> {}, true);
        assertEquals(csv(lost), csv(other));
        assertTrue(shared.trainings() < alone.trainings(),
                shared.trainings() + " and " + alone.trainings());
        assertEquals(alone.restored().stream().map(Work::id).distinct().count(),
                alone.restored().size(), "tried again in vain");
    }

    @Test
    void aKillMeanwhileIsForgotten() throws IOException {
        String rungs = "{count: 1, eta: 3}";
        search(files("straight"), settings(rungs, 30), work -> {});
        RunFiles lost = files("lost");
        search(lost, settings(rungs, 12), work -> {});
        loseModels(lost);
        assertThrows(IllegalStateException.class,
                () -> search(lost, settings(rungs, 30), work -> {
                    if (work.id().startsWith(RESTORED)) {
                        throw new IllegalStateException("killed");
                    }
                }));
        assertFalse(search(lost, settings(rungs, 30), work -> {}).restored().isEmpty());
        assertEquals(csv(files("straight")), csv(lost));
    }
}
