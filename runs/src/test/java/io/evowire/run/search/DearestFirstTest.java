package io.evowire.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.WarmStart;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.RunEvents;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.TrialStore;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Work;
import io.evowire.run.worker.StubWorker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which order trainings are started, and that it decides nothing. */
class DearestFirstTest {

    @TempDir
    private Path temporary;
    private final List<List<Work>> lists = new ArrayList<>();

    /** Trains each list in another order than it came. */
    private TrainingPool pool(UnaryOperator<List<Work>> order) {
        return (works, mayStart, listener) -> {
            lists.add(List.copyOf(works));
            order.apply(works)
                    .forEach(work -> listener.ended(work, StubWorker.outcome(work.candidate())));
        };
    }

    private Path search(String name, UnaryOperator<List<Work>> order, SearchConfig config)
            throws IOException {
        Path directory = temporary.resolve(name);
        StubRun.create(directory);
        try (TrialStore store = TrialStore.open(new RunFiles(directory))) {
            new SearchJob(new CandidateFactory(config, new TensorShape(1, 28, 28), 3), store,
                    pool(order), trial -> {}).run(() -> {});
        }
        return directory;
    }

    private static List<Work> byNumber(List<Work> works) {
        return works.stream()
                .sorted((a, b) -> a.candidate().trial() - b.candidate().trial()).toList();
    }

    // No models are kept here, so that donors are trained again.
    private static long macs(Work work) {
        WarmStart start = work.candidate().warmStart();
        return Cost.of(work.candidate().network()).macs() + (start == null
                ? 0
                : start.again().stream().mapToLong(donor -> Cost.of(donor.network()).macs()).sum());
    }

    @Test
    void onEachRungAndInEachRoundOfRepeatsTheDearestComeFirstWhichDecidesNothing()
            throws IOException {
        SearchConfig config = StubRun.config("strategy.population=8", "budget.trials=32",
                "strategy.rungs={count: 2, eta: 2}", "repeats={seeds: 2}",
                "strategy.warmStart=true");
        Path first = search("first", UnaryOperator.identity(), config);
        List<List<Work>> asTheyCame = List.copyOf(lists);
        int otherwise = 0;
        for (List<Work> works : asTheyCame) {
            int round = works.getFirst().candidate().tested() ? works.size() / 2 : works.size();
            for (int i = 1; i < works.size(); i++) {
                if (i != round) {
                    assertFalse(macs(works.get(i - 1)) < macs(works.get(i)),
                            works.get(i).id());
                }
            }
            otherwise += works.equals(byNumber(works)) ? 0 : 1;
        }
        assertFalse(otherwise < 5, "they come as they were proposed");
        lists.clear();
        Path proposed = search("proposed", DearestFirstTest::byNumber, config);
        assertEquals(StubRun.csv(first), StubRun.csv(proposed));
        assertEquals(StubRun.proposals(first), StubRun.proposals(proposed));
        assertEquals(StubRun.history(first).all(RunEvents.GENERATION),
                StubRun.history(proposed).all(RunEvents.GENERATION));
        assertNotEquals(StubRun.history(first).trainings().stream()
                .map(training -> training.trial()).toList(),
                StubRun.history(proposed).trainings().stream()
                        .map(training -> training.trial()).toList(),
                "they ended in the same order");
    }
}
