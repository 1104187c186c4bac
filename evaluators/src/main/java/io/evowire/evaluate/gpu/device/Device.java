package io.evowire.evaluate.gpu.device;

import java.lang.foreign.MemorySegment;

/**
 * A queue of kernels on one device: what is asked for happens in the order in which it was asked
 * for. The only thing that differs between programming interfaces. One thread at a time.
 */
public sealed interface Device extends AutoCloseable permits CudaDevice, OpenClDevice {

    /** What it is. */
    DeviceInfo info();

    /**
     * Memory whose content is undefined.
     *
     * @param bytes above 0
     * @throws DeviceMemoryException if there is not so much
     */
    Memory allocate(long bytes);

    /** Gives memory back; kernels that were launched before may still use it. */
    void release(Memory memory);

    /**
     * A kernel, compiled for this device. The same source is compiled once.
     *
     * @throws CompilationException with the compiler's message
     */
    Kernel compile(KernelSource source);

    /**
     * Copies to the device.
     *
     * @param offset in bytes
     * @param from   not needed any more once this returns
     */
    void write(Memory to, long offset, MemorySegment from);

    /**
     * Copies from the device, after all that was launched.
     *
     * @param offset in bytes
     */
    void read(Memory from, long offset, MemorySegment to);

    /**
     * Launches a kernel; does not wait for it.
     *
     * @param groups    number of work-groups, at least 1
     * @param arguments each a {@link Memory} or an {@link Integer}, in the kernel's order
     */
    void launch(Kernel kernel, int groups, Object... arguments);

    /**
     * Waits for all that was launched.
     *
     * @throws DeviceException if any of it failed
     */
    void finish();

    /** Releases everything that belongs to the device. */
    @Override
    void close();
}
