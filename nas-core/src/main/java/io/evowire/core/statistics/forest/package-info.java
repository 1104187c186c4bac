/**
 * Regression by random forests: read {@link io.evowire.core.statistics.forest.RandomForest}.
 * Sequences of operations on doubles in a fixed order, so every machine computes the same bits.
 */
@NullMarked
package io.evowire.core.statistics.forest;

import org.jspecify.annotations.NullMarked;
