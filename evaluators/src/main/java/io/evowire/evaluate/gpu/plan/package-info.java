/**
 * What a device does for a step of some networks: where everything lies in its memory, and which
 * kernels are launched, each for nodes of all the networks at once.
 * <p>
 * Read {@link io.evowire.evaluate.gpu.plan.GenerationPlan} first, then
 * {@link io.evowire.evaluate.gpu.plan.NetworkTasks}. The algebra is that of
 * {@code io.evowire.evaluate.onednn}: normalised outputs are never written, and what backward needs
 * beside the outputs of dense convolutions is computed again. Kernels tell a work-group by a table
 * which node it works on, so that nodes of any shapes share a launch; how a node is cut into tiles
 * depends on its own shape only, and so a network's results do not depend on its company.
 */
@NullMarked
package io.evowire.evaluate.gpu.plan;

import org.jspecify.annotations.NullMarked;
