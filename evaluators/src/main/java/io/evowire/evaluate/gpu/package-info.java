/**
 * Training on a GPU: many small networks in launches that they share.
 * <p>
 * Read {@code device}, what runs kernels; then {@code plan}, what is launched for which networks,
 * with the kernels themselves among the resources of this package; then {@code train}, the sessions
 * that trainers hold.
 */
@NullMarked
package io.evowire.evaluate.gpu;

import org.jspecify.annotations.NullMarked;
