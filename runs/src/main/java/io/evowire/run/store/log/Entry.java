package io.evowire.run.store.log;

/**
 * What an event tells, before it has a place in the chain.
 *
 * @param type    name of its type
 * @param payload JSON
 */
public record Entry(String type, String payload) {}
