package io.evowire.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Outcome;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Repeat;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.RungResult;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.training.SearchListener;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Work;
import io.evowire.run.worker.StubWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A search of trainings of microseconds that is stopped, or killed, after so many records. */
public final class InlineSearch implements SearchListener {

    private final int limit;
    private final boolean killed;
    private boolean backwards;
    private int records;
    private long measurement;
    private final List<Integer> announced = new ArrayList<>();
    private @Nullable SearchJob job;

    public InlineSearch(int limit, boolean killed) {
        this(limit, killed, 0);
    }

    /** One whose clock measures other latencies than that of a session with another number. */
    public InlineSearch(int limit, boolean killed, int session) {
        this.limit = limit;
        this.killed = killed;
        this.measurement = 1000L * session;
    }

    /** Searches to the end; makes the run if there is none. Returns its directory. */
    public static Path straight(Path directory, SearchConfig config) throws IOException {
        if (!Files.exists(new RunFiles(directory).database())) {
            StubRun.create(directory);
        }
        new InlineSearch(Integer.MAX_VALUE, false).search(directory, config);
        return directory;
    }

    /** Makes a run whose search ends after so many records: stopped if they are even, else killed. */
    public static Path cut(Path directory, int records, SearchConfig config) throws IOException {
        StubRun.create(directory);
        var session = new InlineSearch(records, records % 2 == 1);
        if (records % 2 == 0) {
            assertEquals(Reason.STOPPED, session.search(directory, config));
        } else {
            assertThrows(IllegalStateException.class, () -> session.search(directory, config));
        }
        return directory;
    }

    /** This search, whose trainings end in the reverse of their order. */
    public InlineSearch backwards() {
        backwards = true;
        return this;
    }

    public Reason search(Path directory, SearchConfig config) {
        try (TrialStore store = TrialStore.open(new RunFiles(directory))) {
            return search(store, config);
        }
    }

    public Reason search(TrialStore store, SearchConfig config) {
        var made = new SearchJob(new CandidateFactory(config, new TensorShape(1, 28, 28), 3),
                store, this::train, this);
        job = made;
        return made.run(() -> {});
    }

    private void train(List<Work> works, BooleanSupplier mayStart,
            TrainingPool.Listener listener) {
        for (Work work : backwards ? works.reversed() : works) {
            if (mayStart.getAsBoolean()) {
                Candidate candidate = work.candidate();
                // Some fail at the second rung.
                listener.ended(work,
                        candidate.leg().from() > 0 && candidate.trial() % 7 == 3
                                ? new Outcome.Diverged(1, "NaN")
                                : StubWorker.outcome(candidate, measurement++));
            }
        }
    }

    /** Results of rungs, ends of trials and repeats that were recorded. */
    public int records() {
        return records;
    }

    /** How many repeats it said were left, each time that it began to train them. */
    public List<Integer> announced() {
        return announced;
    }

    private void recorded() {
        if (++records == limit && killed) {
            throw new IllegalStateException("killed");
        } else if (records == limit && job != null) {
            job.stop();
        }
    }

    @Override
    public void reached(RungResult result) {
        recorded();
    }

    @Override
    public void repeating(int left) {
        announced.add(left);
    }

    @Override
    public void repeated(Repeat repeat) {
        recorded();
    }

    @Override
    public void ended(Trial trial) {
        recorded();
    }
}
