/**
 * The log of a run: events, each a type and a JSON text, chained by hashes in an SQLite database.
 * It sees to one writer, to layouts of older programs, to damage and to power failures, and knows
 * nothing of what the events tell: whoever does folds them.
 *
 * <p>Read {@link io.evowire.run.store.log.EventLog} first, then
 * {@link io.evowire.run.store.log.Event} and {@link io.evowire.run.store.log.Folds}.
 */
@NullMarked
package io.evowire.run.store.log;

import org.jspecify.annotations.NullMarked;
