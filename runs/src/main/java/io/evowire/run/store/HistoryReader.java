package io.evowire.run.store;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Reads what a run holds, with every check but that of the projection. */
final class HistoryReader {

    private HistoryReader() {}

    /**
     * The history of a run as a connection sees it.
     *
     * @throws UserException with exit code 5 if anything is damaged, 2 if the format is newer
     */
    static History read(RunFiles files, Connection connection) throws SQLException {
        // Read before the connection sees the events: a writer may go on meanwhile, and only ever
        // adds to what the head names.
        Optional<Head> head = Head.read(files);
        var history = new History();
        read(files, connection, head, history);
        return history;
    }

    /**
     * As above.
     *
     * @param head    as it was before the connection saw the events; empty if nothing is known
     * @param history where the events go; those before the first damaged one also when this throws
     */
    static void read(RunFiles files, Connection connection, Optional<Head> head, History history)
            throws SQLException {
        int format = format(connection);
        if (format > TrialStore.FORMAT
                && EventTable.format(connection).orElse(format) > TrialStore.FORMAT) {
            throw new UserException(
                    "%s has format %d, this program reads up to %d. Use the EvoWire that wrote it%s, or a newer one."
                            .formatted(files.database(), format, TrialStore.FORMAT,
                                    EventTable.program(connection)
                                            .map(" (%s)"::formatted).orElse("")));
        }
        fill(files, connection, head, history);
        if (history.format() != format) {
            throw new UserException(ExitCode.CORRUPT,
                    "%s is damaged: it says that it has format %d, its events say %d."
                            .formatted(files.database(), format, history.format()));
        }
    }

    private static int format(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }

    private static void fill(RunFiles files, Connection connection, Optional<Head> head,
            History history) throws SQLException {
        boolean named = head.isEmpty();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(EventTable.ALL)) {
            while (rows.next()) {
                Event event = EventTable.event(files, rows, history);
                named |= head.isPresent() && head.get().names(event);
                history.add(event);
            }
        }
        if (!history.created()) {
            throw new UserException(ExitCode.CORRUPT,
                    "%s is damaged: its first event is missing.".formatted(files.database()));
        }
        if (!named) {
            throw new UserException(ExitCode.CORRUPT, """
                    %s names event %d as committed, but %s ends at event %d or holds another one \
                    there. Maybe the database was copied without its -wal file, or comes from \
                    another run.""".formatted(files.head(), head.get().sequence(),
                    files.database(), history.sequence()));
        }
    }
}
