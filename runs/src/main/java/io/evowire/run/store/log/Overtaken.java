package io.evowire.run.store.log;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import java.sql.Connection;
import java.sql.SQLException;

/** What a process is told that has lost its run to another one. */
final class Overtaken {

    private Overtaken() {}

    /** Another process has appended events, so this one no longer knows what the run holds. */
    static UserException byEvents(LogFiles files) {
        return new UserException(ExitCode.OWNED, """
                %s was taken over%s. This process (%d) records nothing more. \
                See: evowire status %s""".formatted(files.directory(), owner(files),
                ProcessHandle.current().pid(), files.directory()));
    }

    /** Another process is in a transaction and does not end it. */
    static UserException locked(LogFiles files, int seconds) {
        return new UserException(ExitCode.OWNED,
                """
                        %s has been locked by another process for %d seconds. The run was last \
                        used%s. Stop that process, then type: evowire resume %s"""
                        .formatted(files.database(),
                                seconds, owner(files), files.directory()));
    }

    private static String owner(LogFiles files) {
        try (Connection connection = RunDatabase.reading(files)) {
            return EventTable.process(connection)
                    .map(told -> " by process %d since %s".formatted(
                            told.get("process").asLong(), told.path("time").asText()))
                    .orElse("");
        } catch (SQLException | UserException e) {
            return ""; // what is told must not hang on it
        }
    }
}
