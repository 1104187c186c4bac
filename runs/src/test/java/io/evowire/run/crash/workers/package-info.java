/**
 * Faults injected into workers and owners of runs: what the README promises, seen.
 */
@NullMarked
package io.evowire.run.crash.workers;

import org.jspecify.annotations.NullMarked;
