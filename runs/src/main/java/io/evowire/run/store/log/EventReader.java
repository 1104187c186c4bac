package io.evowire.run.store.log;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Reads what a log holds, with every check but those of tables beside that of the events. */
final class EventReader {

    private final LogFiles files;
    private final Connection connection;
    private final int readable;
    private final Fold fold;
    private Tail tail = Tail.START;

    /**
     * A reader.
     *
     * @param readable newest format that is read
     * @param fold     where the events go; those before the first damaged one also when it is found
     */
    EventReader(LogFiles files, Connection connection, int readable, Fold fold) {
        this.files = files;
        this.connection = connection;
        this.readable = readable;
        this.fold = fold;
    }

    /**
     * Reads all events that the connection sees.
     *
     * @throws UserException with exit code 5 if anything is damaged, 2 if it was written by a newer
     *                       program
     */
    Tail read() throws SQLException {
        // Read before the connection sees the events: a writer may go on meanwhile, and only ever
        // adds to what the head names.
        return read(HeadFile.read(files));
    }

    /**
     * As above.
     *
     * @param head as it was before the connection saw the events; empty if nothing is known
     */
    Tail read(Optional<Position> head) throws SQLException {
        int format = format();
        if (format > readable
                && EventTable.format(connection).orElse(format) > readable) {
            throw newer("format %d, this program reads up to %d".formatted(format, readable));
        }
        fill(head);
        if (tail.format() != format) {
            throw new UserException(ExitCode.CORRUPT,
                    "%s is damaged: it claims format %d, but its events say %d."
                            .formatted(files.database(), format, tail.format()));
        }
        return tail;
    }

    private UserException newer(String what) {
        return new UserException(
                "%s has %s. Use the EvoWire that wrote it%s, or a newer one.".formatted(
                        files.database(), what, EventTable.program(connection)
                                .map(" (%s)"::formatted).orElse("")));
    }

    private int format() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }

    private void fill(Optional<Position> head) throws SQLException {
        boolean named = head.isEmpty();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(EventTable.ALL)) {
            while (rows.next()) {
                Event event = EventTable.event(files, rows, tail.position());
                named |= head.isPresent() && head.get().equals(event.position());
                add(event);
            }
        }
        if (tail.format() == 0) {
            throw new UserException(ExitCode.CORRUPT,
                    "%s is damaged: its first event is missing.".formatted(files.database()));
        }
        if (!named) {
            throw new UserException(ExitCode.CORRUPT, """
                    %s names event %d as committed, but %s ends at event %d or holds another one \
                    there. Maybe the database was copied without its -wal file, or comes from \
                    another run.""".formatted(files.head(), head.get().sequence(),
                    files.database(), tail.position().sequence()));
        }
    }

    private void add(Event event) {
        if (!fold.knows(event.type())) {
            throw newer("an event that this program does not know, number %d of type %s"
                    .formatted(event.sequence(), event.type()));
        }
        tail = tail.after(event);
        fold.add(event);
    }
}
