package io.evowire.run.store.log;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.UserException;
import io.evowire.run.json.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the first event of a log tells: what kind of run it is. The others are passed by. */
public final class FirstEvent implements Fold {

    private @Nullable JsonNode told;

    private FirstEvent() {}

    /** What the first event tells; empty if the log cannot be read. */
    public static Optional<JsonNode> of(LogFiles files) {
        try {
            return Optional.ofNullable(
                    EventLog.read(files, Integer.MAX_VALUE, FirstEvent::new).told);
        } catch (UserException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean knows(String type) {
        return true;
    }

    @Override
    public void add(Event event) {
        if (told == null) {
            told = Json.parse(event.payload());
        }
    }
}
