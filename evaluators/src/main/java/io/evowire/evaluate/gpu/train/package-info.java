/**
 * Training sessions on a device: {@link io.evowire.evaluate.gpu.train.Generation} holds some
 * networks in its memory and steps them together.
 */
@NullMarked
package io.evowire.evaluate.gpu.train;

import org.jspecify.annotations.NullMarked;
