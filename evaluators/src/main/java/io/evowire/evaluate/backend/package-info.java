/**
 * What ND4J computes on, and whether it can: asked before any class of a CUDA backend is touched.
 * <p>
 * Read {@link io.evowire.evaluate.backend.Backend}, then {@link io.evowire.evaluate.backend.Nd4jCuda}.
 */
@NullMarked
package io.evowire.evaluate.backend;

import org.jspecify.annotations.NullMarked;
