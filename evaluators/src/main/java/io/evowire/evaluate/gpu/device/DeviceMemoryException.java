package io.evowire.evaluate.gpu.device;

/** A device has not enough memory. */
public final class DeviceMemoryException extends DeviceException {

    private static final long serialVersionUID = 1;

    /** @param bytes that were asked for */
    DeviceMemoryException(long bytes, DeviceInfo device) {
        super("Out of memory: %s cannot allocate %d MiB; it has %d, %d in one piece.".formatted(
                device.name(), bytes >> 20, device.memory() >> 20,
                device.largestAllocation() >> 20));
    }
}
