/**
 * What a running search measures of itself, served for Prometheus. All meters are in
 * {@link io.evowire.run.metrics.Meters}.
 */
@NullMarked
package io.evowire.run.metrics;

import org.jspecify.annotations.NullMarked;
