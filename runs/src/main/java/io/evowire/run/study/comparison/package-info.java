/**
 * Settings of the search compared by runs that were made with them.
 * <p>
 * Read {@link io.evowire.run.study.comparison.Comparison} first.
 */
@NullMarked
package io.evowire.run.study.comparison;

import org.jspecify.annotations.NullMarked;
