/**
 * The search measured without training: its multi-objective machinery on problems whose fronts are
 * known, its strategies on the recorded outcomes of earlier runs.
 * <p>
 * Read {@link io.evowire.run.study.simulation.ProblemStudy} for the first and
 * {@link io.evowire.run.study.simulation.StrategyStudy} for the second.
 */
@NullMarked
package io.evowire.run.study.simulation;

import org.jspecify.annotations.NullMarked;
