package io.evowire.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.cost.Cost;
import io.evowire.core.objective.Objective;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Outcome;
import io.evowire.run.Thorough;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.export.TrialsTable;
import io.evowire.run.problem.Run;
import io.evowire.run.reading.RunReading;
import io.evowire.run.store.History;
import io.evowire.run.store.Judged;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.training.AnewModels;
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
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The front is judged by how it tells what its search never saw, each network once. */
class FrontJudgementTest {

    @TempDir
    private Path temporary;

    /** Trainings of microseconds, of which one may end a process. */
    private static final class Pool implements TrainingPool, SearchListener {

        private final RunFiles files;
        private final List<Candidate> judged = new ArrayList<>();
        private int killedAt = -1;
        private int stoppedAt = -1;
        private int divergingAt = -1;
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
                if (work.task() instanceof Task.Judge(Candidate candidate)) {
                    if (judged.size() == killedAt) {
                        throw new IllegalStateException("killed");
                    }
                    judged.add(candidate);
                    if (judged.size() - 1 == divergingAt) {
                        listener.ended(work, new Outcome.Diverged(3, "NaN"));
                        continue;
                    }
                }
                new StubModels(files).train(List.of(work), mayStart, listener);
                if (stoppedAt >= 0 && judged.size() - 1 == stoppedAt) {
                    Objects.requireNonNull(job).stop();
                }
            }
        }

        @Override
        public void ended(Trial trial) {}
    }

    private static List<String> settings(int trials, String... more) {
        return Stream.concat(Stream.of("budget.trials=" + trials, "strategy.population=6",
                "objectives=[auprc, macs]", "task.novelty={class: 3, inner: 1}"),
                Stream.of(more)).toList();
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

    private static String csv(RunFiles files) {
        return TrialsTable.csv(Run.open(files).config(), history(files).trials());
    }

    private static List<Integer> front(RunFiles files) {
        return RunReading.ofSearch(Run.open(files).factory(), history(files)).front().stream()
                .map(Trial::number).sorted().toList();
    }

    private static List<Integer> judged(RunFiles files) {
        return history(files).judged().stream().map(Judged::trial).toList();
    }

    private static void assertSound(RunFiles files) throws IOException {
        assertEquals(List.of(), ModelFiles.faults(files, Run.open(files).factory(),
                history(files)));
        for (Judged judged : history(files).judged()) {
            Candidate candidate = Run.open(files).factory()
                    .judged(history(files).trial(judged.trial()).orElseThrow().proposal());
            assertEquals(StubModels.judged(candidate), judged.outcome());
            assertTrue(AnewModels
                    .content(AnewModels.Kind.JUDGED, files, history(files), judged.trial())
                    .isPresent());
        }
    }

    @Test
    void eachMemberIsJudgedOnceWithTheClassThatTheSearchLackedAndKeepsItsModel()
            throws IOException {
        var pool = new Pool(files("run"));
        assertEquals(Reason.TRIALS_SPENT, search(pool, settings(30)));
        assertTrue(front(pool.files).size() > 2, front(pool.files)::toString);
        assertEquals(front(pool.files), judged(pool.files));
        assertSound(pool.files);
        for (Candidate candidate : pool.judged) {
            Trial trial = history(pool.files).trial(candidate.trial()).orElseThrow();
            int searched = Run.open(pool.files).factory().candidate(trial.proposal()).network()
                    .classes();
            assertEquals(searched + 1, candidate.network().classes());
            assertEquals(Cost.of(candidate.network()), trial.proposal().cost(),
                    "costs are those of the final network");
        }
        int before = pool.judged.size();
        assertEquals(Reason.TRIALS_SPENT, search(pool, settings(30)));
        assertEquals(before, pool.judged.size(), "judged a second time");
    }

    @Test
    void theSearchMaximisesTheAveragePrecision() throws IOException {
        var pool = new Pool(files("run"));
        search(pool, settings(30));
        double best = history(pool.files).trials().stream()
                .mapToDouble(trial -> trial.value(Objective.AUPRC).orElseThrow()).max()
                .orElseThrow();
        assertTrue(front(pool.files).stream().anyMatch(number -> history(pool.files)
                .trial(number).orElseThrow().value(Objective.AUPRC).orElseThrow() == best));
    }

    @Test
    @Tag("thorough")
    void afterAKillOrAStopWhateverLacksIsJudged() throws IOException {
        var straight = new Pool(files("straight"));
        search(straight, settings(12));
        int all = straight.judged.size();
        for (int at : Thorough.some(2, IntStream.range(0, all).boxed().toList())) {
            var killed = new Pool(files("killed-" + at));
            killed.killedAt = at;
            assertThrows(IllegalStateException.class, () -> search(killed, settings(12)));
            assertEquals(at, judged(killed.files).size());
            var stopped = new Pool(files("stopped-" + at));
            stopped.stoppedAt = at;
            assertEquals(at == all - 1 ? Reason.TRIALS_SPENT : Reason.STOPPED,
                    search(stopped, settings(12)));
            for (Pool ended : List.of(killed, stopped)) {
                int before = judged(ended.files).size();
                var resumed = new Pool(ended.files);
                assertEquals(Reason.TRIALS_SPENT, search(resumed, settings(12)));
                assertEquals(all - before, resumed.judged.size());
                assertEquals(judged(straight.files), judged(ended.files));
                assertEquals(csv(straight.files), csv(ended.files));
                assertSound(ended.files);
            }
        }
    }

    @Test
    void moreTrialsAreFollowedByJudgementsOfWhatIsNewOnTheFront() throws IOException {
        var pool = new Pool(files("run"));
        search(pool, settings(10));
        var all = new TreeSet<>(front(pool.files));
        int before = all.size();
        search(pool, settings(40));
        all.addAll(front(pool.files));
        assertTrue(all.size() > before, "the front must change");
        assertEquals(List.copyOf(all), judged(pool.files));
        assertSound(pool.files);
    }

    @Test
    void aTrainingThatDivergesIsRecordedAndNotTriedAgain() throws IOException {
        var pool = new Pool(files("run"));
        pool.divergingAt = 1;
        assertEquals(Reason.TRIALS_SPENT, search(pool, settings(30)));
        assertEquals(front(pool.files), judged(pool.files));
        assertEquals(1, history(pool.files).judged().stream()
                .filter(judged -> judged.judgement().isEmpty() && judged.model() == null)
                .count());
        int before = pool.judged.size();
        search(pool, settings(30));
        assertEquals(before, pool.judged.size());
    }

    @Test
    void aModelThatIsDamagedOrMissingIsNamed() throws IOException {
        var pool = new Pool(files("run"));
        search(pool, settings(12));
        Path model = pool.files.judgedModel(front(pool.files).getFirst());
        byte[] content = Files.readAllBytes(model);
        content[content.length / 2] ^= 1;
        Files.write(model, content);
        assertFault(pool.files, "is not the model that was recorded");
        Files.delete(model);
        assertFault(pool.files, "is missing");
    }

    private static void assertFault(RunFiles files, String words) throws IOException {
        List<String> faults = ModelFiles.faults(files, Run.open(files).factory(), history(files));
        assertEquals(1, faults.size(), faults::toString);
        assertTrue(faults.getFirst().contains(words), faults::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"strategy.kind=regularized-evolution", "strategy.kind=local-search",
            "strategy.kind=surrogate", "strategy.kind=random", "strategy.kind=grid",
            "strategy.kind=reinforce", "strategy.rungs={count: 2, eta: 3}",
            "strategy.warmStart=true", "repeats.seeds=2", "objectives=[accuracy, auprc, macs]"})
    void itGoesWithEveryStrategyAndWithRungsWarmStartAndRepeats(String setting)
            throws IOException {
        var pool = new Pool(files("run"));
        assertEquals(Reason.TRIALS_SPENT, search(pool, settings(18, setting)));
        assertFalse(judged(pool.files).isEmpty());
        assertEquals(front(pool.files), judged(pool.files));
        assertSound(pool.files);
    }

    @Test
    void onlyRunsThatAskForItHaveColumnsOrJudgements() throws IOException {
        var with = new Pool(files("with"));
        search(with, settings(12, "objectives=[accuracy, macs]"));
        var without = new Pool(files("without"));
        search(without, settings(12, "objectives=[accuracy, macs]",
                "task.novelty={class: null, inner: null}"));
        assertEquals(List.of(), without.judged);
        String csv = csv(with.files);
        assertTrue(csv.lines().findFirst().orElseThrow()
                .contains("auprc,auroc,energyAuprc,energyAuroc,prevalence"), csv);
        assertFalse(csv(without.files).contains("auprc"));
    }
}
