package io.evowire.run.store.log;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a look for faults in the database of a log came to.
 *
 * @param <F>    what its events add up to
 * @param faults what is wrong, in words
 * @param sound  what the events say before the first that is damaged; all of them if none is
 */
public record LogCheck<F extends Fold>(List<String> faults, F sound) {

    public LogCheck {
        faults = List.copyOf(faults);
    }

    /** Looks at the tables beside that of the events. */
    @FunctionalInterface
    public interface Tables<F> {

        /** What is wrong with them, in words, where all events are sound. */
        List<String> faults(F told, Connection connection) throws SQLException;
    }

    /** A part of the look. */
    @FunctionalInterface
    private interface Look {
        void take() throws SQLException;
    }

    /**
     * Looks at everything, also behind a fault: the head, the chain of events, pages as SQLite
     * checks them, other tables. All as of one moment.
     *
     * @param readable newest format that is read
     * @param fresh    makes what the events go to
     */
    public static <F extends Fold> LogCheck<F> of(LogFiles files, int readable,
            Supplier<F> fresh, Tables<F> tables) {
        try {
            return RunDatabase
                    .patiently(() -> once(files, readable, fresh.get(), tables));
        } catch (SQLException busy) {
            throw RunDatabase.failure(files, busy);
        }
    }

    private static <F extends Fold> LogCheck<F> once(LogFiles files, int readable, F fold,
            Tables<F> tables) throws SQLException {
        var faults = new LinkedHashSet<String>();
        Optional<Position> head = head(files, faults);
        look(files, faults, () -> {
            try (Connection connection = RunDatabase.reading(files)) {
                connection.setAutoCommit(false);
                var events = new EventReader(files, connection, readable, fold,
                        Tail.START);
                if (look(files, faults, () -> events.read(head))) {
                    faults.addAll(tables.faults(fold, connection));
                }
                faults.addAll(pages(files, connection));
                connection.rollback();
            }
        });
        return new LogCheck<>(List.copyOf(faults), fold);
    }

    // Before the events are seen: a writer only ever adds to what the head names.
    private static Optional<Position> head(LogFiles files, Set<String> faults) {
        try {
            return HeadFile.read(files);
        } catch (UserException e) {
            add(faults, e);
            return Optional.empty();
        }
    }

    // A database that somebody locks just now is not damaged by that.
    private static boolean look(LogFiles files, Set<String> faults, Look look)
            throws SQLException {
        try {
            look.take();
            return true;
        } catch (UserException e) {
            add(faults, e);
        } catch (SQLException e) {
            if (RunDatabase.isBusy(e)) {
                throw e;
            }
            faults.add("%s: %s".formatted(files.database(), e.getMessage()));
        }
        return false;
    }

    private static void add(Set<String> faults, UserException e) {
        if (e.exitCode() != ExitCode.CORRUPT) {
            throw e;
        }
        faults.add(String.valueOf(e.getMessage()));
    }

    private static List<String> pages(LogFiles files, Connection connection) throws SQLException {
        List<String> faults = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
            while (rows.next()) {
                if (!rows.getString(1).equals("ok")) {
                    faults.add("%s: %s".formatted(files.database(), rows.getString(1)));
                }
            }
        }
        return faults;
    }
}
