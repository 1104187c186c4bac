package io.evowire.run.store;

/**
 * A worker died with a trial that is tried once more. Recorded before that, so that a coordinator
 * that is killed meanwhile does not forget it.
 *
 * @param trial          its number
 * @param rung           to which rung it was being trained, from 0
 * @param message        what the worker died of, as far as anybody knows
 * @param sessionSeconds time that the session had worked by then
 */
public record WorkerDeath(int trial, int rung, String message, double sessionSeconds) {}
