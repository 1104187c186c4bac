package io.evowire.run.store;

/**
 * The layout of the database changed.
 *
 * @param format layout from here on, see {@link TrialStore#FORMAT}
 */
public record FormatChange(int format) {}
