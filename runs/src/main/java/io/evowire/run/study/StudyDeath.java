package io.evowire.run.study;

/**
 * A worker died with a training, which is tried once more.
 *
 * @param id             identity of the training
 * @param message        what the worker died of
 * @param sessionSeconds time that the session had worked by then
 */
record StudyDeath(String id, String message, double sessionSeconds) {}
