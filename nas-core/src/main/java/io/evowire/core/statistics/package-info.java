/**
 * Figures of samples and of classifiers: quantiles, ranks, confusion, and whether two samples or
 * two orders differ. Pure functions.
 */
@NullMarked
package io.evowire.core.statistics;

import org.jspecify.annotations.NullMarked;
