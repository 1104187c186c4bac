/**
 * Searches against each other: strategies, and ways of wiring. Begin with
 * {@link io.evowire.run.study.searches.SearchesStudy}.
 */
@NullMarked
package io.evowire.run.study.searches;

import org.jspecify.annotations.NullMarked;
