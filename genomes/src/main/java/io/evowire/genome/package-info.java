/**
 * Genomes: what evolution inherits, mutates and exchanges. A genome holds the parameters and seeds
 * of random-graph generators, not graphs; decoding draws the graphs and gives an
 * {@link io.evowire.core.network.Architecture}, which is all that the rest of EvoWire sees.
 * <p>
 * The data flow, one pure function per arrow:
 *
 * <pre>
 *  SearchSpace --draw--> Genome --MutationPolicy--> Genome --Skeleton--> Architecture
 * </pre>
 *
 * Read {@link io.evowire.genome.StageGenome} and {@link io.evowire.genome.Genome} here, then
 * {@link io.evowire.genome.space.SearchSpace} (what may be drawn),
 * {@link io.evowire.genome.mutation.MutationPolicy} (small changes) and last
 * {@code io.evowire.genome.encoding}, the thin layer that shows all this to Jenetics. Nothing
 * here needs Jenetics but that layer, so a genome can be stored, printed and decoded without it.
 */
@NullMarked
package io.evowire.genome;

import org.jspecify.annotations.NullMarked;
