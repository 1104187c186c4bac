package io.evowire.run.store;

/**
 * A process that worked on the run.
 *
 * @param process identity of the process on its machine
 * @param time    when, ISO 8601 in UTC
 * @param reason  why it began or stopped
 * @param seconds time it had worked
 */
public record Session(long process, String time, String reason, double seconds) {}
