package io.evowire.run.store;

import io.evowire.core.text.Sha256;

/**
 * One entry of a run's history, chained to all before it by a hash.
 *
 * @param sequence number from 1, without gaps
 * @param type     what happened, see {@link EventType}
 * @param payload  JSON
 * @param hash     SHA-256 in hexadecimal over the previous hash, sequence, type and payload
 */
public record Event(long sequence, EventType type, String payload, String hash) {

    /** What stands in place of the hash before the first event. */
    static final String GENESIS = "0".repeat(64);

    /** The event that follows the one with this hash. */
    static Event after(String previousHash, long sequence, EventType type, String payload) {
        return new Event(sequence, type, payload,
                hash(previousHash, sequence, type.name(), payload));
    }

    /** Hash of an event that follows the one with hash {@code previous}. */
    static String hash(String previous, long sequence, String type, String payload) {
        return Sha256.hex(String.join("\n", previous, Long.toString(sequence), type, payload));
    }
}
