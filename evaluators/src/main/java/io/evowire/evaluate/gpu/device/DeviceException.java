package io.evowire.evaluate.gpu.device;

/** A device or its driver failed. */
public class DeviceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message what failed, and how the driver calls it */
    public DeviceException(String message) {
        super(message);
    }
}
