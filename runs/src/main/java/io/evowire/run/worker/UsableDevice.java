package io.evowire.run.worker;

import io.evowire.evaluate.gpu.device.DeviceSpec;
import io.evowire.evaluate.gpu.train.DeviceSessions;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.run.UserException;
import io.evowire.run.store.TrainedOn;

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
                    The device %s cannot be used: %s. See 'evowire doctor', or name another one \
                    by --device.""".formatted(device, reason));
        });
    }

    /**
     * What a session that trains on a device records of it.
     *
     * @param device not {@code auto}
     * @throws UserException as {@link #require}
     */
    public static TrainedOn of(DeviceSpec device) {
        require(device);
        if (device.cpu()) {
            return new TrainedOn(device.toString(), OneDnnModel.orStock().kernels(), null, null);
        }
        DeviceSessions.Tested tested = DeviceSessions.tested(device);
        return new TrainedOn(device.toString(), DeviceSessions.on(device).kernels(),
                tested.info().toString(), tested.words());
    }
}
