package io.evowire.run.generation;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evowire.core.network.TensorShape;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.search.StubRun;
import io.evowire.run.strategy.Again;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {

    @Test
    void aSecondLookAtATrialThatIsNotThereIsRefused() {
        var ledger = new Ledger(
                new CandidateFactory(StubRun.config(), new TensorShape(1, 28, 28), 3));
        assertThrows(IndexOutOfBoundsException.class,
                () -> ledger.enter(1, List.of(new Again(0, 1)), 10));
    }
}
