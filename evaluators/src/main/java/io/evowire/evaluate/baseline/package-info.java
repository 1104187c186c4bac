/**
 * Networks that people made by hand, to compare those with that were found: layer by layer in
 * DL4J, trained by the same loop on the same images.
 */
@NullMarked
package io.evowire.evaluate.baseline;

import org.jspecify.annotations.NullMarked;
