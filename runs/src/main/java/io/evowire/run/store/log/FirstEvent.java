package io.evowire.run.store.log;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.UserException;
import io.evowire.run.json.Json;
import java.sql.SQLException;
import java.util.Optional;

/** What the first event of a log tells: what kind of run it is. The others are passed by. */
public final class FirstEvent {

    private FirstEvent() {}

    /** What the first event tells; empty if it cannot be read. */
    public static Optional<JsonNode> of(LogFiles files) {
        try {
            return RunDatabase.read(files, EventTable::first);
        } catch (SQLException | UserException | Json.BindingException e) {
            return Optional.empty();
        }
    }
}
