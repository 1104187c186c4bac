package io.evowire.run.search;

/** What a strategy wants to know. */
public sealed interface Request permits Suggestion, Again {}
