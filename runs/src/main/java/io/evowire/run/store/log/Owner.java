package io.evowire.run.store.log;

import io.evowire.run.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Who works on a run.
 *
 * @param process identity of the process on its machine
 * @param host    name of the machine
 * @param since   when it took the run, ISO 8601 in UTC
 */
public record Owner(long process, String host, String since) {

    /** This process, now. */
    static Owner current() {
        return new Owner(ProcessHandle.current().pid(), hostName(),
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "this machine";
        }
    }

    /**
     * Whose name stands in the lock file; empty if nobody's, or if it is being written just now.
     */
    static Optional<Owner> read(LogFiles files) throws IOException {
        try {
            return Files.exists(files.lock())
                    ? Optional.of(Json.read(Files.readString(files.lock()), Owner.class))
                    : Optional.empty();
        } catch (Json.BindingException incomplete) {
            return Optional.empty();
        }
    }

    /** Whether it is not known to have ended. */
    boolean mayLive() {
        return !host.equals(hostName()) || ProcessHandle.of(process).isPresent();
    }

    @Override
    public String toString() {
        return "process %d on %s since %s".formatted(process, host, since);
    }
}
