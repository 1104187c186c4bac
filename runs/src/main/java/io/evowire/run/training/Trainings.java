package io.evowire.run.training;

import io.evowire.evaluate.Outcome;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs lists of works: what is recorded is not done again, and what was lost goes back to the queue
 * once. What is lost twice is not its own fault, so nothing goes on.
 *
 * @param pool     who does them
 * @param mayStart asked before each work
 */
public record Trainings(TrainingPool pool, BooleanSupplier mayStart) {

    private static final int TRIES = 2;

    /** Takes what comes out, and records it. */
    public interface Sink {

        /** These are to be done now; told before each try. */
        default void begin(List<Work> works) {}

        /** How many workers have died with this work before this process took it up. */
        default int deaths(Work work) {
            return 0;
        }

        /** A worker died with this work, which is tried once more. */
        default void died(Work work, String message) {}

        /**
         * A work has its outcome, which may be to have paused, but not to be lost.
         *
         * @param host name of the machine in a cluster that did it; null for this one
         */
        void ended(Work work, Outcome outcome, @Nullable String host);

        /** A work was lost, and is tried once more, or it is the second time. */
        default void lost(Work work, Outcome.Lost outcome) {}
    }

    /** Told how works go on; without a say in what comes out. */
    public interface Progress {

        /** Tells nobody. */
        Progress SILENT = new Progress() {};

        /** So many works are to be done; told once, before the first. */
        default void begin(int works) {}

        /** A worker took a work. */
        default void started(Work work) {}

        /** A training went on. */
        default void step(Work work, int step, int steps) {}

        /** A work has its outcome, which is recorded. */
        default void ended(Work work) {}

        /** A machine of the pool's cluster came, went, or told what it is. */
        default void changed(HostNews news) {}
    }

    /**
     * Does all that is left.
     *
     * @param left  the works that have no outcome yet, in their order; asked before each try, as
     *              what is to be done may depend on what became of others
     * @param sink  records outcomes, after which {@code left} does not have them any more
     * @return whether nothing is left; else no more may start
     * @throws UserException if a work was lost twice
     */
    public boolean run(Supplier<List<Work>> left, Sink sink, Progress progress) {
        Map<String, Outcome> lost = new HashMap<>();
        List<Work> works = left.get();
        progress.begin(works.size());
        for (int attempt = 0; attempt < TRIES && !works.isEmpty()
                && mayStart.getAsBoolean(); attempt++) {
            requireDistinct(works);
            sink.begin(works);
            try {
                pool.evaluate(works, mayStart, listener(sink, progress, lost));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            works = left.get();
        }
        if (!works.isEmpty() && mayStart.getAsBoolean()) {
            String id = works.getFirst().id();
            throw couldNotBeDone(id, lost.get(id));
        }
        return works.isEmpty();
    }

    /**
     * Nothing goes on without this work.
     *
     * @param why what it was lost of, null if no worker took it
     */
    static UserException couldNotBeDone(String id, @Nullable Outcome why) {
        return new UserException(ExitCode.INTERNAL, """
                %s could not be done: %s. Nothing that was recorded is lost. See the \
                workers' logs, then resume.""".formatted(
                id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1),
                why == null ? "no worker" : why));
    }

    /** Refuses two works of one identity. */
    static void requireDistinct(List<Work> works) {
        Set<String> ids = new HashSet<>();
        for (Work work : works) {
            if (!ids.add(work.id())) {
                throw new IllegalArgumentException(
                        "Two works are called '%s'; an identity is for one.".formatted(work.id()));
            }
        }
    }

    private static TrainingPool.Listener listener(Sink sink, Progress progress,
            Map<String, Outcome> lost) {
        return new TrainingPool.Listener() {
            @Override
            public void started(Work work) {
                progress.started(work);
            }

            @Override
            public int deaths(Work work) {
                return sink.deaths(work);
            }

            @Override
            public void died(Work work, String message) {
                sink.died(work, message);
            }

            @Override
            public void ended(Work work, Outcome outcome, @Nullable String host) {
                if (outcome instanceof Outcome.Lost why) {
                    lost.put(work.id(), why);
                    sink.lost(work, why);
                } else {
                    sink.ended(work, outcome, host);
                    progress.ended(work);
                }
            }

            @Override
            public void step(Work work, int step, int steps) {
                progress.step(work, step, steps);
            }

            @Override
            public void changed(HostNews news) {
                progress.changed(news);
            }
        };
    }
}
