package io.evowire.run.training;

import io.evowire.evaluate.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Where outcomes come from: works in, an outcome for each out. Here, or on other machines. */
@FunctionalInterface
public interface TrainingPool extends AutoCloseable {

    /** Takes what happens, on the caller's thread. */
    interface Listener {

        /** A worker took this work. */
        default void started(Work work) {}

        /** How many workers have died with this work already, in this process or before it. */
        default int deaths(Work work) {
            return 0;
        }

        /**
         * A worker died with this work, which is tried in another one once this returns.
         *
         * @param message what the worker died of
         */
        default void died(Work work, String message) {}

        /**
         * A work has its outcome; of a part of a training it may be to have paused.
         *
         * @param host name of the machine in a cluster that did it; null for this one
         */
        void ended(Work work, Outcome outcome, @Nullable String host);

        /** As above, of a work that was done on this machine. */
        default void ended(Work work, Outcome outcome) {
            ended(work, outcome, null);
        }

        /** A training went on. */
        default void step(Work work, int step, int steps) {}

        /** A machine of the pool's cluster came, went, or told what it is. */
        default void changed(HostNews news) {}

        /**
         * What is to be done now, too; to be asked after each end. A pool that does not ask does
         * only what it was given, and is given the rest once that is done.
         */
        default List<Work> more() {
            return List.of();
        }
    }

    /** How many processes train; empty where it is not processes that do. */
    default OptionalInt workers() {
        return OptionalInt.empty();
    }

    /** How many works are done at a time. */
    default int atOnce() {
        return workers().orElse(1);
    }

    /** Address of the cluster that trains; empty where this machine does. */
    default Optional<String> cluster() {
        return Optional.empty();
    }

    /** Where its cluster can train now; empty where this machine trains. From any thread. */
    default Optional<Places> places() {
        return Optional.empty();
    }

    /**
     * Starts workers for so many works, at most all of them, without waiting until they are ready:
     * works will come soon. By default does nothing.
     */
    default void prepare(int works) {}

    /**
     * Does works in their order, as many at a time as there are workers, and returns when none is
     * being done. What the listener throws ends all of them.
     *
     * @param mayStart asked before each work; once false, the rest is left
     */
    void evaluate(List<Work> works, BooleanSupplier mayStart, Listener listener)
            throws InterruptedException;

    /** How long each living worker gave no sign of life. From any thread. */
    default List<Duration> silences() {
        return List.of();
    }

    /** Ends all workers at once and for good; what they do gets no outcome. From any thread. */
    default void abandon() {}

    /** Ends all workers in good order. */
    @Override
    default void close() {}
}
