package io.evowire.run.store.log;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a log holds, with every check but those of tables beside that of the events. */
final class EventReader {

    /** So many events are read at a time, each on its own: that takes longer than to check them. */
    private static final int TOGETHER = 1_000;

    private final LogFiles files;
    private final Connection connection;
    private final int readable;
    private final Fold fold;
    private Tail tail;

    /**
     * A reader.
     *
     * @param readable newest format that is read
     * @param fold     where the events go; those before the first damaged one also when it is found
     * @param known    where the events end that the fold was told of and that were checked
     */
    EventReader(LogFiles files, Connection connection, int readable, Fold fold, Tail known) {
        this.files = files;
        this.connection = connection;
        this.readable = readable;
        this.fold = fold;
        this.tail = known;
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
        Position known = tail.position();
        requireKnown(known);
        boolean named = head.isEmpty() || head.get().sequence() <= known.sequence();
        try (PreparedStatement select = connection.prepareStatement(EventTable.AFTER)) {
            select.setLong(1, known.sequence());
            List<Event> next = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Event event = EventTable.event(files, rows, tail.position());
                    named |= head.isPresent() && head.get().equals(event.position());
                    requireKnown(event);
                    tail = tail.after(event);
                    next.add(event);
                    if (next.size() == TOGETHER) {
                        add(next);
                    }
                }
            } finally {
                add(next); // also those before a damaged one
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

    // What was read before is read no more than this.
    private void requireKnown(Position known) throws SQLException {
        if (known.equals(Position.START)) {
            return;
        }
        try (PreparedStatement select = connection
                .prepareStatement("SELECT hash FROM event WHERE sequence = ?")) {
            select.setLong(1, known.sequence());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next() || !row.getString(1).equals(known.hash())) {
                    throw new UserException(ExitCode.CORRUPT, """
                            %s is another database than a moment ago: event %d is another one. \
                            Try again.""".formatted(files.database(), known.sequence()));
                }
            }
        }
    }

    private void requireKnown(Event event) {
        if (!fold.knows(event.type())) {
            throw newer("an event that this program does not know, number %d of type %s"
                    .formatted(event.sequence(), event.type()));
        }
    }

    private void add(List<Event> next) {
        List<Runnable> read = next.parallelStream().map(this::reading).toList();
        next.clear();
        read.forEach(Runnable::run);
    }

    // What is wrong with an event is told once those before it are added.
    private Runnable reading(Event event) {
        try {
            return fold.read(event);
        } catch (RuntimeException e) {
            return () -> {
                throw e;
            };
        }
    }
}
