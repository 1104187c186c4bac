package io.evowire.genome;

/** What is inherited as one unit. */
public sealed interface GenomePart permits SkeletonGenome, StageGenome {}
