/** Figures of samples: quantiles, ranks, and whether two samples or two orders differ. Pure functions. */
@NullMarked
package io.evowire.core.statistics;

import org.jspecify.annotations.NullMarked;
