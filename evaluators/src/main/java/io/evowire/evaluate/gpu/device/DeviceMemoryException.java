package io.evowire.evaluate.gpu.device;

/** A device has not enough memory. */
public final class DeviceMemoryException extends DeviceException {

    private static final long serialVersionUID = 1;

    /** @param function in which the driver, that allocates late, lacked memory */
    DeviceMemoryException(String function, DeviceInfo device) {
        super("Out of memory in %s: %s has %d MiB.".formatted(function, device.name(),
                device.memory() >> 20));
    }

    /** @param bytes that were asked for */
    DeviceMemoryException(long bytes, DeviceInfo device) {
        super("Out of memory: %s cannot allocate %d MiB; it has %d, %d in one piece.".formatted(
                device.name(), bytes >> 20, device.memory() >> 20,
                device.largestAllocation() >> 20));
    }
}
