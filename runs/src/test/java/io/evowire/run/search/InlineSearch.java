package io.evowire.run.search;

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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A search of trainings of microseconds that is stopped, or killed, after so many records. */
public final class InlineSearch implements SearchListener {

    private final int limit;
    private final boolean killed;
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

    public Reason search(Path directory, SearchConfig config) {
        try (TrialStore store = TrialStore.open(new RunFiles(directory))) {
            var made = new SearchJob(new CandidateFactory(config, new TensorShape(1, 28, 28), 3),
                    store, this::train, this);
            job = made;
            return made.run(() -> {});
        }
    }

    private void train(List<Work> works, BooleanSupplier mayStart,
            TrainingPool.Listener listener) {
        for (Work work : works) {
            if (mayStart.getAsBoolean()) {
                Candidate candidate = StubWorker.candidate(work);
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
