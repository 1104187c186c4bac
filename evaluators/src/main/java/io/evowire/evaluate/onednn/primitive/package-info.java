/**
 * oneDNN's convolutions, the threads that call them, and the native memory that both read.
 */
@NullMarked
package io.evowire.evaluate.onednn.primitive;

import org.jspecify.annotations.NullMarked;
