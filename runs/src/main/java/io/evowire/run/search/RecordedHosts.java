package io.evowire.run.search;

import io.evowire.evaluate.Outcome;
import io.evowire.run.store.RunEvents;
import io.evowire.run.store.TrialStore;
import io.evowire.run.training.HostNews;
import io.evowire.run.training.Places;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Work;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/** A pool whose news of machines are recorded in a run. */
final class RecordedHosts implements TrainingPool {

    private final TrainingPool pool;
    private final TrialStore store;
    private final long start = System.nanoTime();

    /** From the beginning of a session. */
    RecordedHosts(TrainingPool pool, TrialStore store) {
        this.pool = pool;
        this.store = store;
    }

    private void record(HostNews news) {
        store.record(RunEvents.HOST, news.at((System.nanoTime() - start) / 1e9));
    }

    @Override
    public void evaluate(List<Work> works, BooleanSupplier mayStart, Listener listener)
            throws InterruptedException {
        pool.evaluate(works, mayStart, new Listener() {
            @Override
            public void started(Work work) {
                listener.started(work);
            }

            @Override
            public int deaths(Work work) {
                return listener.deaths(work);
            }

            @Override
            public void died(Work work, String message) {
                listener.died(work, message);
            }

            @Override
            public void ended(Work work, Outcome outcome) {
                listener.ended(work, outcome);
            }

            @Override
            public void step(Work work, int step, int steps) {
                listener.step(work, step, steps);
            }

            @Override
            public List<Work> more() {
                return listener.more();
            }

            @Override
            public void changed(HostNews news) {
                record(news);
                listener.changed(news);
            }
        });
    }

    @Override
    public OptionalInt workers() {
        return pool.workers();
    }

    @Override
    public int atOnce() {
        return pool.atOnce();
    }

    @Override
    public Optional<String> cluster() {
        return pool.cluster();
    }

    @Override
    public Optional<Places> places() {
        return pool.places();
    }

    @Override
    public List<Duration> silences() {
        return pool.silences();
    }

    @Override
    public void abandon() {
        pool.abandon();
    }

    @Override
    public void close() {
        pool.close();
    }
}
