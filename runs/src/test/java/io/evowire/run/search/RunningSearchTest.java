package io.evowire.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.run.strategy.SearchEnded.Reason;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For how many networks workers are started while the first ones are still decided on. */
class RunningSearchTest {

    @TempDir
    private Path directory;

    private int soon(String... settings) {
        return RunningSearch.soon(StubRun.config(settings), StubRun.history(directory));
    }

    @Test
    void aNewRunTrainsItsFirstPopulationSoonOrWhatItsBudgetAllows() throws Exception {
        StubRun.create(directory);
        assertEquals(7, soon("strategy.population=7", "budget.trials=40"));
        assertEquals(5, soon("strategy.population=7", "budget.trials=5"));
        assertEquals(40, soon("strategy.population=7", "budget.trials=40",
                "strategy.kind=surrogate", "strategy.generation=steady"));
    }

    @Test
    void aResumeStartsWorkersOnlyIfSomethingIsLeftToTrain() throws Exception {
        StubRun.create(directory);
        String[] base = {"strategy.kind=random", "strategy.population=4", "budget.trials=8"};
        assertEquals(Reason.TRIALS_SPENT, StubRun.search(directory, StubRun.config(base),
                StubRun.backwards(1), job -> {}, trial -> {}));
        assertEquals(0, soon(base));
        assertEquals(4, soon("strategy.kind=random", "strategy.population=4",
                "budget.trials=60"));
        assertEquals(2, soon("strategy.kind=random", "strategy.population=4",
                "budget.trials=10"));
    }
}
