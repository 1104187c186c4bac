/**
 * Jenetics' view of genomes: one gene per stage (and one for stem and head where they are open),
 * one chromosome per network. Thin adapters, the values of the other packages do the work.
 * Jenetics' {@code UniformCrossover} exchanges whole stages as it is.
 * <p>
 * Read {@link io.evowire.genome.encoding.ArchitectureCodec}, then
 * {@link io.evowire.genome.encoding.NetworkMutator}. Where Jenetics leaves no room for an argument,
 * randomness comes from {@link io.jenetics.util.RandomRegistry}.
 */
@NullMarked
package io.evowire.genome.encoding;

import org.jspecify.annotations.NullMarked;
