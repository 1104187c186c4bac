package io.evowire.run.store.log;

/**
 * The layout of the database changed.
 *
 * @param format layout from here on
 */
public record FormatChange(int format) {

    /** Appended by whoever opens a log of an older layout for writing. */
    public static final EventType<FormatChange> TYPE = new EventType<>(Event.MIGRATED,
            FormatChange.class);
}
