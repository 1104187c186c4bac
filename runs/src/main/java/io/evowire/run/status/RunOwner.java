package io.evowire.run.status;

import io.evowire.run.store.RunFiles;
import io.evowire.run.store.log.Owner;
import io.evowire.run.store.log.RunLock;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Who works on a run, or worked on it when it was killed.
 *
 * @param process identity of the process on its machine
 * @param host    name of the machine
 * @param since   when it took the run, ISO 8601 in UTC
 * @param alive   whether it has the run still
 */
public record RunOwner(long process, String host, String since, boolean alive) {

    /**
     * The owner as the lock file names it; null if the last one ended in good order.
     *
     * @param alive whether a living process has the run
     */
    public static @Nullable RunOwner of(RunFiles files, boolean alive) throws IOException {
        return RunLock.owner(files).map(owner -> of(owner, alive)).orElse(null);
    }

    private static RunOwner of(Owner owner, boolean alive) {
        return new RunOwner(owner.process(), owner.host(), owner.since(), alive);
    }

    @Override
    public String toString() {
        return "%s: process %d on %s since %s".formatted(alive ? "alive" : "dead", process, host,
                since);
    }
}
