package io.evowire.run.worker;

import io.evowire.evaluate.Outcome;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be said of one candidate after each try to train it; empty: try it in a new worker. */
final class Attempts {

    // A candidate that was in training when two workers died has killed them. Nobody can tell a
    // SIGKILL that it brought about (the kernel's, when memory is short) from one of a person's: it
    // is assumed that nobody else ends the workers of the same candidate twice.
    private static final int DEATHS = 2;

    // So many workers that die before they take up work are no accident.
    private static final int IDLE_DEATHS = 3;

    private final @Nullable Duration limit;
    private int deaths;
    private int idleDeaths;

    /**
     * Attempts at a candidate.
     *
     * @param limit  how long each may take, null for as long as it does
     * @param deaths how many workers have died with it already
     */
    Attempts(@Nullable Duration limit, int deaths) {
        this.limit = limit;
        this.deaths = deaths;
    }

    /** How many workers have died with it. */
    int deaths() {
        return deaths;
    }

    /**
     * After the worker's own word.
     *
     * @param fresh whether the worker had trained nothing before; else what others left behind may
     *              have taken the memory
     */
    Optional<Outcome> after(Outcome outcome, boolean fresh) {
        return outcome instanceof Outcome.OutOfMemory && !fresh
                ? Optional.empty()
                : Optional.of(outcome);
    }

    /**
     * After the worker's death. Whoever was not alone is tried alone before it is blamed.
     *
     * @param alone whether the worker did nothing else at that time
     */
    Optional<Outcome> after(Attempt.Died death, boolean alone) {
        String message = death.message();
        return switch (death.cause()) {
            case LATE -> {
                if (alone) {
                    yield Optional.of(new Outcome.TimedOut(
                            Objects.requireNonNull(limit).toMillis() / 1000.0));
                }
                deaths++; // so that it is tried alone even if this process ends before
                yield Optional.empty();
            }
            case MEMORY -> after(new Outcome.OutOfMemory(message), death.fresh() && alone);
            case SILENT, ENDED -> ++deaths < DEATHS
                    ? Optional.empty()
                    : Optional.of(new Outcome.Crashed(message));
            case UNREADABLE -> Optional.of(new Outcome.Lost("""
                    Search and worker do not understand each other: %s. Maybe they are of \
                    different versions; see the worker's log.""".formatted(message)));
            case UNREADY -> Optional.of(new Outcome.Lost("No worker came up: it " + message));
            case UNBEGUN -> ++idleDeaths < IDLE_DEATHS
                    ? Optional.empty()
                    : Optional.of(new Outcome.Lost("No worker came up: " + message));
        };
    }
}
