/**
 * Weight agnostic networks (Gaier and Ha 2019): sparse networks of single neurons whose connections
 * all have one shared weight, so that the wiring alone decides what they compute.
 * <p>
 * {@link io.evowire.core.wann.SparseNetwork} is such a network as a value,
 * {@link io.evowire.core.wann.Activation} what its nodes do,
 * {@link io.evowire.core.wann.WannFormat} its file.
 * {@link io.evowire.core.wann.NodeMatrix} reads and writes the matrix of the authors' programs,
 * {@link io.evowire.core.wann.LayerMatrix} that of a network without bias, whose hidden layers have
 * to be found. {@link io.evowire.core.wann.WannDot} is for drawing.
 *
 * @see <a href="https://arxiv.org/abs/1906.04358">Gaier and Ha, Weight Agnostic Neural Networks
 *      (2019)</a>
 */
@NullMarked
package io.evowire.core.wann;

import org.jspecify.annotations.NullMarked;
