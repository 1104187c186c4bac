/** Trained networks in the format of other programs: ONNX. */
@NullMarked
package io.evowire.evaluate.onnx;

import org.jspecify.annotations.NullMarked;
