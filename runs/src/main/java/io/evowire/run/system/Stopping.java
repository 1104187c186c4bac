package io.evowire.run.system;

import io.evowire.run.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * SIGINT, SIGTERM and SIGHUP (the terminal was closed) during work that can stop in good order: the
 * first one asks it to stop, a second one ends the process at once.
 */
public final class Stopping implements AutoCloseable {

    private final Runnable first;
    private final Runnable second;
    private final AtomicReference<@Nullable ExitCode> received = new AtomicReference<>();
    private final List<Signals.Handling> handled;

    /** Listens from here on; {@code first} is run once, when the work is asked to stop. */
    public Stopping(Runnable first) {
        this(first, () -> {});
    }

    /** As above; {@code second} is run just before the process ends at once. */
    public Stopping(Runnable first, Runnable second) {
        this.first = first;
        this.second = second;
        this.handled = List.of(
                Signals.handle("INT", () -> stop(ExitCode.INTERRUPTED)),
                Signals.handle("TERM", () -> stop(ExitCode.TERMINATED)),
                Signals.handle("HUP", () -> stop(ExitCode.HUNG_UP)));
    }

    private void stop(ExitCode code) {
        if (received.compareAndSet(null, code)) {
            first.run();
            return;
        }
        try {
            second.run();
        } finally {
            Runtime.getRuntime().halt(code.code());
        }
    }

    /** Listens again, where a library has taken the signals meanwhile. */
    public void again() {
        handled.forEach(Signals.Handling::again);
    }

    /** Whether no signal has come. */
    public boolean mayGoOn() {
        return received.get() == null;
    }

    /** What to exit with, if a signal has come. */
    public Optional<ExitCode> code() {
        return Optional.ofNullable(received.get());
    }

    /** Stops listening: signals do again what they did before. */
    @Override
    public void close() {
        handled.forEach(Signals.Handling::close);
    }
}
