/**
 * What a run remembers: an append-only chain of events in SQLite, and the trials they add up to.
 */
@NullMarked
package io.evowire.run.store;

import org.jspecify.annotations.NullMarked;
