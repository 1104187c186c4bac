package io.evowire.run.store.log;

/**
 * Where a chain of events ends.
 *
 * @param sequence number of its last event, 0 before the first
 * @param hash     hash of that event
 */
public record Position(long sequence, String hash) {

    /** Before the first event. */
    public static final Position START = new Position(0, "0".repeat(64));

    /** The event that follows here. */
    Event next(Entry entry) {
        return new Event(sequence + 1, entry.type(), entry.payload(),
                Event.hash(hash, sequence + 1, entry.type(), entry.payload()));
    }

    /** Whether this event follows here, unchanged. */
    boolean precedes(Event event) {
        return event.sequence() == sequence + 1
                && event.equals(next(new Entry(event.type(), event.payload())));
    }
}
