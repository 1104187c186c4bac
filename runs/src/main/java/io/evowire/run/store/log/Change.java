package io.evowire.run.store.log;

import java.sql.Connection;
import java.sql.SQLException;

/** What is changed in one transaction with events. */
@FunctionalInterface
public interface Change {

    /** Changes tables beside that of the events, within a transaction of the caller. */
    void apply(Connection connection) throws SQLException;
}
