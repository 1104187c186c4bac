/**
 * Search spaces: which genomes a search may visit, as plain data that a configuration file can
 * hold.
 * <p>
 * Read {@link io.evowire.genome.space.SearchSpace}, then
 * {@link io.evowire.genome.space.ModelRange}.
 */
@NullMarked
package io.evowire.genome.space;

import org.jspecify.annotations.NullMarked;
