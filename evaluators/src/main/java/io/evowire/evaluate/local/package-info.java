/**
 * An evaluator that trains in this process.
 */
@NullMarked
package io.evowire.evaluate.local;

import org.jspecify.annotations.NullMarked;
