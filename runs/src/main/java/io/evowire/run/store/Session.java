package io.evowire.run.store;

import io.evowire.run.config.Budget;
import org.jspecify.annotations.Nullable;

/**
 * A process began to work on the run.
 *
 * @param process identity of the process on its machine
 * @param time    when, ISO 8601 in UTC
 * @param budget  what it works towards
 * @param program version of the program; null where format 1 did not record it
 */
public record Session(long process, String time, Budget budget, @Nullable String program) {}
