/**
 * Faults injected into workers and owners of runs: what docs/promises.md promises, seen.
 */
@NullMarked
package io.evowire.run.crash.workers;

import org.jspecify.annotations.NullMarked;
