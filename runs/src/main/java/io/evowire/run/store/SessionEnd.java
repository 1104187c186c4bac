package io.evowire.run.store;

/**
 * A process stopped working on the run in good order.
 *
 * @param reason  why
 * @param seconds time it had worked
 */
public record SessionEnd(String reason, double seconds) {}
