/**
 * What a run remembers: its events, the trials they add up to, and the table of trials beside them.
 * How events get to the disk and back is the log's, {@link io.evowire.run.store.log}.
 */
@NullMarked
package io.evowire.run.store;

import org.jspecify.annotations.NullMarked;
