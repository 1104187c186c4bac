package io.evowire.run.strategy;

/** What a strategy wants to know. */
public sealed interface Request permits Suggestion, Again {}
