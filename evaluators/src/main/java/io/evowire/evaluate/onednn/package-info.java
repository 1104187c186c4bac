/**
 * The wired body of a network, from the image to pooled features, at the speed of the processor.
 * <p>
 * oneDNN multiplies matrices (all convolutions of more than one channel); everything else is bound
 * by the caches, not by arithmetic, and is fused here on the Vector API. Three ideas:
 * <ul>
 * <li>Batch normalisation is never applied. A normalised output is an affine map of each channel of
 * the node's dense convolution's output p, so its readers take the scale and shift into their own
 * weighted sums. Only p is kept for backward; the sum, its ReLU and the output of a depthwise
 * convolution or pool are computed again there.
 * <li>A step works on a few images at a time, whose intermediate results stay in the second-level
 * cache. Steps meet only for the statistics of the batch.
 * <li>Gradients of batch normalisation and of edge weights need only two sums a channel for every
 * edge, of g and of g*p, where g is the gradient of the reader's sum.
 * </ul>
 * Read {@link io.evowire.evaluate.onednn.BodyPlan} first, then
 * {@link io.evowire.evaluate.onednn.NodeStep}, then the kernels in {@code kernel}. The name of
 * {@link io.evowire.evaluate.onednn.WiredBody} stands in model files of older runs and must stay.
 */
@NullMarked
package io.evowire.evaluate.onednn;

import org.jspecify.annotations.NullMarked;
