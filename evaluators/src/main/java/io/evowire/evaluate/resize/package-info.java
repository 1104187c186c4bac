/**
 * Training and testing on images in another size than those of the data set. They are resized on
 * the way, batch by batch, so that a data set is in memory once. Begin with
 * {@link io.evowire.evaluate.resize.ResizedTraining}.
 */
@NullMarked
package io.evowire.evaluate.resize;

import org.jspecify.annotations.NullMarked;
