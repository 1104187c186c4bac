package io.evowire.genome.encoding;

import io.evowire.genome.GenomePart;
import io.jenetics.Gene;

/**
 * A gene of a network: what stands around the stages where the space leaves that open, or one
 * stage. Crossover exchanges genes in the same place, and what stands around the stages is always
 * the first, so that like is exchanged for like.
 */
public sealed interface NetworkGene extends Gene<GenomePart, NetworkGene>
        permits SkeletonGene, StageGene {}
