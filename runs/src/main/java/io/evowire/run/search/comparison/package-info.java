/**
 * Settings of the search compared by runs that were made with them.
 * <p>
 * Read {@link io.evowire.run.search.comparison.Comparison} first.
 */
@NullMarked
package io.evowire.run.search.comparison;

import org.jspecify.annotations.NullMarked;
