/**
 * Mutations: small changes of a genome, each a record and a pure function of genome, space and
 * random generator.
 * <p>
 * Read {@link io.evowire.genome.mutation.StageMutation}, any of its records, then
 * {@link io.evowire.genome.mutation.MutationPolicy}, which chooses among them.
 */
@NullMarked
package io.evowire.genome.mutation;

import org.jspecify.annotations.NullMarked;
