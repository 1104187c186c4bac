package io.evowire.run.store.log;

import io.evowire.core.text.Sha256;

/**
 * One entry of a run's history, chained to all before it by a hash.
 *
 * <p>Three types the log reads itself; their payloads may hold more than the fields named here.
 *
 * @param sequence number from 1, without gaps
 * @param type     what happened: the name of an {@link EventType}
 * @param payload  JSON
 * @param hash     SHA-256 in hexadecimal over the previous hash, sequence, type and payload
 */
public record Event(long sequence, String type, String payload, String hash) {

    /** The first of a run: {@code format}, the layout of the database, and {@code program}. */
    public static final String CREATED = "CREATED";

    /** A newer program brought the database into its own layout: {@code format}. */
    public static final String MIGRATED = "MIGRATED";

    /** A process began to append: {@code process}, {@code time} and {@code program}. */
    public static final String OPENED = "OPENED";

    /** Where the chain ends with this event. */
    public Position position() {
        return new Position(sequence, hash);
    }

    /** Hash of an event that follows the one with hash {@code previous}. */
    public static String hash(String previous, long sequence, String type, String payload) {
        return Sha256.hex(String.join("\n", previous, Long.toString(sequence), type, payload));
    }
}
