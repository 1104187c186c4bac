package io.evowire.run.store;

import io.evowire.evaluate.Outcome;

/**
 * How a trial ended.
 *
 * @param trial          its number
 * @param outcome        what came out
 * @param sessionSeconds time that the session had worked by then
 */
public record TrialEnd(int trial, Outcome outcome, double sessionSeconds) {}
