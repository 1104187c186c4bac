package io.evowire.run.worker;

import io.evowire.run.training.Work;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Where works are tried, one try at a time. A seat tries and tells; what is said of a work, and
 * whether it is tried again, is decided by who asked ({@link Attempts}).
 */
public interface Seat extends AutoCloseable {

    /**
     * Starts a worker, if there is none, without waiting for it: a try will come. By default does
     * nothing.
     */
    default void startAhead() {}

    /**
     * One try at works that are done together. On one thread at a time.
     *
     * @param mayStart whether works that nobody has begun yet may begin
     * @param progress told how far each work is
     * @throws IOException                 if no worker can be started
     * @throws io.evowire.run.UserException if the worker says that it cannot work here
     */
    Attempt attempt(List<Work> works, BooleanSupplier mayStart, WorkerMain.Progress progress)
            throws IOException, InterruptedException;

    /** How long the worker gave no sign of life; empty while there is none. From any thread. */
    Optional<Duration> silence();

    /** Ends the worker in good order. */
    @Override
    void close();

    /** Ends the worker at once; no other one takes its place. From any thread. */
    void abandon();
}
