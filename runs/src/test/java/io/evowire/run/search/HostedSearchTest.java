package io.evowire.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.run.store.History;
import io.evowire.run.store.Hosts;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.training.HostNews;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Work;
import io.evowire.run.worker.StubWorker;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run records of the machines of a cluster. */
class HostedSearchTest {

    private static final String KIND = "AMD EPYC 9B14 (avx2), Linux amd64, Java 25.0.3";

    @TempDir
    private Path directory;

    /** A pool on two machines that train in turn; b comes with the second work and goes again. */
    private static TrainingPool cluster() {
        return new TrainingPool() {
            private int works;

            @Override
            public void evaluate(List<Work> given, BooleanSupplier mayStart,
                    Listener listener) {
                for (Work work : given) {
                    if (works == 0) {
                        listener.changed(HostNews.joined("a", 2));
                        listener.changed(HostNews.told("a", KIND));
                    } else if (works == 1) {
                        listener.changed(HostNews.joined("b", 1));
                    } else if (works == 2) {
                        listener.changed(HostNews.lost("b", 1, "killed"));
                    }
                    works++;
                    listener.started(work);
                    listener.ended(work, StubWorker.outcome(work.candidate()));
                }
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"rounds", "steady"})
    void newsOfMachinesAreRecorded(String generation) throws Exception {
        StubRun.create(directory);
        assertEquals(Reason.TRIALS_SPENT, StubRun.search(directory,
                StubRun.config("budget.trials=6", "strategy.generation=" + generation), cluster(),
                job -> {}, trial -> {}));
        History history = StubRun.history(directory);
        assertEquals(new Hosts(
                List.of(new Hosts.Machine("a", 2, 2, KIND), new Hosts.Machine("b", 0, 1, null)),
                List.of(new Hosts.Loss("b", "killed"))), history.hosts());
    }
}
