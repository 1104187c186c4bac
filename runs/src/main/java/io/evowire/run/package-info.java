/**
 * Runs: from a configuration to a Pareto report.
 * <p>
 * From bottom to top, each package knows only those before it: {@code json} and {@code system},
 * what files and processes are written in; {@code config}, what to search; {@code store}, what a
 * run remembers; {@code problem}, what is searched and how trials compare; {@code surrogate},
 * predictions of outcomes; {@code strategy}, which networks to try; {@code training}, lists of
 * trainings and the models they leave; {@code worker}, other processes that train; {@code repeat},
 * the front trained again; {@code search}, all of this as one run; {@code export}, {@code page},
 * {@code report}, {@code metrics}, {@code verify}, {@code status} and {@code study}, what is made
 * of runs; {@code console}, the same as text; {@code cli}, what a person types.
 */
@NullMarked
package io.evowire.run;

import org.jspecify.annotations.NullMarked;
