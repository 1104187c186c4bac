package io.evowire.run.worker;

import io.evowire.evaluate.gpu.device.DeviceSpec;
import io.evowire.evaluate.gpu.train.DeviceSessions;
import io.evowire.run.UserException;

/** Looks, before a worker is started, whether there is what it is to train on. */
public final class UsableDevice {

    private UsableDevice() {}

    /** @throws UserException if a device is not there, or a GPU that does not pass its self-test */
    public static void require(DeviceSpec device) {
        if (device.cpu()) {
            return;
        }
        device.unavailable().or(() -> DeviceSessions.refusal(device)).ifPresent(reason -> {
            throw new UserException("""
                    The device %s cannot be used: %s. See 'evowire doctor'."""
                    .formatted(device, reason));
        });
    }
}
