/**
 * Loops on the Vector API over native memory, in blocks of channels.
 * <p>
 * {@link io.evowire.evaluate.onednn.kernel.Lanes} and
 * {@link io.evowire.evaluate.onednn.kernel.BlockedShape} say how images lie in memory. Addresses
 * are not checked: they come from a compiled plan.
 */
@NullMarked
package io.evowire.evaluate.onednn.kernel;

import org.jspecify.annotations.NullMarked;
