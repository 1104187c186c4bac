/**
 * The parameters of a network as flat vectors: where each block lies, how it begins, and what a
 * child takes from its parent. Knows arrays only, so that whatever trains can read and write them.
 * <p>
 * {@link io.evowire.evaluate.parameters.ParameterLayout} comes first; the others read it.
 */
@NullMarked
package io.evowire.evaluate.parameters;

import org.jspecify.annotations.NullMarked;
