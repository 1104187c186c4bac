package io.evowire.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Outcome;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Generation;
import io.evowire.run.store.History;
import io.evowire.run.store.Redraws;
import io.evowire.run.store.RunEvents;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.SecondLook;
import io.evowire.run.store.Session;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.strategy.Again;
import io.evowire.run.generation.GenerationLoop;
import io.evowire.run.strategy.Request;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.strategy.SearchStrategy;
import io.evowire.run.strategy.Suggestion;
import io.evowire.run.strategy.Told;
import io.evowire.run.training.GenerationTraining;
import io.evowire.run.training.RunModels;
import io.evowire.run.training.Task;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondLooksTest {

    private static final int TRIALS = 16;
    private static final CandidateFactory FACTORY = new CandidateFactory(
            StubRun.config("budget.trials=" + TRIALS, "strategy.warmStart=false"),
            new TensorShape(1, 28, 28), 3);

    @TempDir
    private Path folder;
    private final List<String> trained = new ArrayList<>();

    /**
     * Draws two networks a generation and looks at one of the generation before again, twice with the
     * same seed and once with another. What it knows is all that it was told.
     */
    private record Doubter() implements SearchStrategy<List<String>> {

        @Override
        public List<String> begin() {
            return List.of();
        }

        @Override
        public Optional<List<Request>> ask(List<String> state, int generation,
                RandomGenerator random) {
            List<Request> requests = new ArrayList<>();
            if (generation > 1) {
                int trial = 2 * (generation - 2);
                requests.addAll(List.of(new Again(trial, 100 + generation),
                        new Again(trial, 100 + generation), new Again(trial, 7)));
            }
            for (int i = 0; i < 2; i++) {
                requests.add(new Suggestion(FACTORY.config().space().draw(random), List.of(),
                        List.of(), Redraws.NONE, true));
            }
            return Optional.of(requests);
        }

        @Override
        public List<String> tell(List<String> state, List<Told> told) {
            List<String> all = new ArrayList<>(state);
            told.forEach(each -> all.add(each.trial().number() + "="
                    + each.trial().accuracy().orElse(-1)));
            return all;
        }

        @Override
        public void requireFeasible() {}
    }

    /** What comes out depends on trial and seed. */
    private TrainingPool pool(int stopAfter, boolean killed) {
        return (works, mayStart, listener) -> {
            for (Work work : works) {
                if (mayStart.getAsBoolean() && work.task() instanceof Task.Train(Candidate c)) {
                    if (trained.size() == stopAfter) {
                        if (killed) {
                            throw new IllegalStateException("killed");
                        }
                        throw new InterruptedException();
                    }
                    trained.add(work.id());
                    listener.ended(work, new Outcome.Completed(
                            0.5 + (c.trial() * 31 + c.recipe().seed() % 1000 * 17) % 100 / 300.0, 1,
                            List.of()));
                }
            }
        };
    }

    private Reason search(Path directory, int stopAfter, boolean killed) {
        try (TrialStore store = TrialStore.open(new RunFiles(directory))) {
            store.opened(new Session(1, "2026-01-02T03:04:05Z", FACTORY.config().budget(), "test"));
            var training = new GenerationTraining(FACTORY, store, pool(stopAfter, killed),
                    RunModels.none(), Optional::empty, () -> 1, trial -> {});
            return GenerationLoop.of(new Doubter(), FACTORY).resume(store.history()).run(
                    new RecordedEvaluation(FACTORY, store, training, TRIALS, Optional::empty));
        }
    }

    private static History history(Path directory) {
        return TrialStore.read(new RunFiles(directory));
    }

    private static List<String> answers(History history) {
        return history.<Generation>all(RunEvents.GENERATION).stream()
                .flatMap(generation -> generation.asked().stream())
                .map(asked -> asked.trial() + " " + asked.seed() + " "
                        + history.answer(asked).accuracy())
                .toList();
    }

    @Test
    void aSecondLookHasItsOwnOutcomeAndTheTrialKeepsIts() throws IOException {
        Path run = folder.resolve("straight");
        StubRun.create(run);
        assertEquals(Reason.TRIALS_SPENT, search(run, Integer.MAX_VALUE, false));
        History history = history(run);
        assertEquals(TRIALS / 2, history.trials().size());
        assertEquals(TRIALS / 2, history.looked(), "they count in the budget");
        List<Generation> generations = history.all(RunEvents.GENERATION);
        Generation second = generations.get(1);
        assertEquals(5, second.asked().size());
        Trial trial = history.trial(0).orElseThrow();
        Trial look = history.answer(second.asked().getFirst());
        assertEquals(0, look.number());
        assertNotEquals(trial.accuracy(), look.accuracy());
        assertEquals(look.accuracy(), history.answer(second.asked().get(1)).accuracy());
        assertNotEquals(look.accuracy(), history.answer(second.asked().get(2)).accuracy());
        assertEquals(1, trained.stream().filter(SecondLook.id(0, 102)::equals).count(),
                "one training answers both: " + trained);
        assertTrue(history.searchSeconds() > 0);
    }

    @Test
    void whereverItStopsTheResumedSearchIsToldTheSame() throws IOException {
        Path straight = folder.resolve("whole");
        StubRun.create(straight);
        search(straight, Integer.MAX_VALUE, false);
        List<String> whole = List.copyOf(trained);
        assertEquals(TRIALS, whole.size());
        for (int cut = 1; cut < whole.size(); cut++) {
            trained.clear();
            Path run = folder.resolve("cut-" + cut);
            StubRun.create(run);
            int limit = cut;
            try {
                search(run, limit, cut % 2 == 0);
            } catch (IllegalStateException e) {
                assertEquals("killed", e.getMessage());
            } finally {
                Thread.interrupted(); // what a stopped pool leaves behind
            }
            search(run, Integer.MAX_VALUE, false);
            assertEquals(answers(history(straight)), answers(history(run)), "cut after " + cut);
            assertEquals(whole.stream().sorted().toList(), trained.stream().sorted().toList(),
                    "nothing is trained twice");
        }
    }
}
