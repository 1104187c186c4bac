package io.evowire.run.store.log;

import io.evowire.run.json.Json;

/**
 * A type of events.
 *
 * @param <T>     what such an event tells
 * @param name    as it stands in the log
 * @param payload what is written as JSON
 */
public record EventType<T>(String name, Class<T> payload) {

    /** An event of this type, to be appended. */
    public Entry entry(T told) {
        return new Entry(name, Json.line(told));
    }

    /** What an event of this type tells. */
    public T read(Event event) {
        return Json.read(event.payload(), payload);
    }
}
