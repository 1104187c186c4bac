/**
 * Runs: from a configuration to a Pareto report.
 * <p>
 * In the order of the data: {@code config} reads what to search, {@code search} decides which
 * networks to try, {@code worker} trains them in other processes, {@code store} remembers, {@code
 * export} hands results out, {@code cli} is what a person types.
 */
@NullMarked
package io.evowire.run;

import org.jspecify.annotations.NullMarked;
