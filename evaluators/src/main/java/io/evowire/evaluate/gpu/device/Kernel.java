package io.evowire.evaluate.gpu.device;

import java.lang.foreign.MemorySegment;

/**
 * A function that is compiled for a device.
 *
 * @param handle  what its driver calls it
 * @param name    of the function
 * @param threads in a work-group
 */
public record Kernel(MemorySegment handle, String name, int threads) {}
