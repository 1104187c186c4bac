/**
 * Devices that run kernels: memory, compilation and launches through libraries of the system, which
 * are looked for when they are needed and called by the Foreign Function and Memory API.
 * <p>
 * Read {@link io.evowire.evaluate.gpu.device.Device} first. What kernels compute is none of this
 * package's business.
 */
@NullMarked
package io.evowire.evaluate.gpu.device;

import org.jspecify.annotations.NullMarked;
