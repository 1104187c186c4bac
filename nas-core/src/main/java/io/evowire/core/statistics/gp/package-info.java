/**
 * Gaussian processes: what some noisy observations together say of a function, also where nobody
 * looked. A package of its own, because it is a model with parts, not another figure.
 * <p>
 * Read {@link io.evowire.core.statistics.gp.GaussianProcess} first. It is made of
 * {@link io.evowire.core.statistics.gp.Observation}s and gives
 * {@link io.evowire.core.statistics.gp.Posterior}s; {@code Smoothness} says what it takes for
 * granted, {@code Scaling} how far apart points are, and {@code Cholesky} does the arithmetic.
 * Everything is a sequence of operations on doubles in a fixed order, with logarithms and
 * exponentials of {@link java.lang.StrictMath}, so every machine computes the same bits.
 */
@NullMarked
package io.evowire.core.statistics.gp;

import org.jspecify.annotations.NullMarked;
