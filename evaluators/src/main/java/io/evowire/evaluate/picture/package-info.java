/**
 * Decodes single pictures into planes of bytes, scaled and with their top up:
 * {@link io.evowire.evaluate.picture.PictureFile}.
 */
@NullMarked
package io.evowire.evaluate.picture;

import org.jspecify.annotations.NullMarked;
