/**
 * Evaluation: a batch of candidates in, an outcome for each out.
 * <p>
 * Read {@link io.evowire.evaluate.ArchitectureEvaluator}, then {@link io.evowire.evaluate.Outcome};
 * data sets are in {@code data}, parameters as vectors in {@code parameters}, training as its users
 * see it in {@code session}, on DL4J in {@code train}, by fast kernels in {@code onednn}.
 */
@NullMarked
package io.evowire.evaluate;

import org.jspecify.annotations.NullMarked;
