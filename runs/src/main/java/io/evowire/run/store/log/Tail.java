package io.evowire.run.store.log;

import io.evowire.run.json.Json;

/**
 * What the log itself knows of its events.
 *
 * @param position where they end
 * @param format   layout of the database that they name last, 0 before any does
 */
public record Tail(Position position, int format) {

    /** Before the first event. */
    public static final Tail START = new Tail(Position.START, 0);

    /** After one more event. */
    Tail after(Event event) {
        return new Tail(event.position(), names(event.type())
                ? Json.parse(event.payload()).path("format").asInt()
                : format);
    }

    private static boolean names(String type) {
        return type.equals(Event.CREATED) || type.equals(Event.MIGRATED);
    }
}
