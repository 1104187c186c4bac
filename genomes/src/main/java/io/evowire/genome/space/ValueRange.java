package io.evowire.genome.space;

/** Numbers between two bounds, both included. */
public sealed interface ValueRange permits IntRange, RealRange {}
