/**
 * Decodes single pictures into planes of bytes, scaled and with their top up:
 * {@link io.evowire.evaluate.picture.PictureFile}. Samples images of floats between their pixels:
 * {@link io.evowire.evaluate.picture.Bilinear}.
 */
@NullMarked
package io.evowire.evaluate.picture;

import org.jspecify.annotations.NullMarked;
