/**
 * Bounds of numbers, written once: at a record's component or in a catalogue. Whoever checks a
 * value and whoever describes it, such as a schema, read them there.
 * <p>
 * Read {@link io.evowire.core.bounds.Bounds}, then {@link io.evowire.core.bounds.Bounded}, then
 * {@link io.evowire.core.bounds.RecordBounds}.
 */
@NullMarked
package io.evowire.core.bounds;

import org.jspecify.annotations.NullMarked;
