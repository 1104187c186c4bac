/**
 * Evaluation: a batch of candidates in, an outcome for each out.
 * <p>
 * Read {@link io.evowire.evaluate.ArchitectureEvaluator}, then {@link io.evowire.evaluate.Outcome};
 * data sets are in {@code data}, training on DL4J in {@code train}.
 */
@NullMarked
package io.evowire.evaluate;

import org.jspecify.annotations.NullMarked;
