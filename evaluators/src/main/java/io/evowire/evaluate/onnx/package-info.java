/** Trained networks in the formats of other programs: ONNX, and SameDiff of ND4J. */
@NullMarked
package io.evowire.evaluate.onnx;

import org.jspecify.annotations.NullMarked;
