package io.evowire.run.console;

import io.evowire.evaluate.gpu.device.DeviceSpec;
import io.evowire.evaluate.gpu.train.DeviceSessions;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.onednn.primitive.OneDnn;
import io.evowire.evaluate.session.TrainingSessions;
import io.evowire.evaluate.train.ModelBuilder;
import io.evowire.run.worker.UsableDevice;

/** What trains the networks of this process. */
public final class KernelChoice {

    private KernelChoice() {}

    /**
     * What a configuration asks for.
     *
     * @throws io.evowire.run.UserException if the device is not there
     */
    public static TrainingSessions models(DeviceSpec device, Commentary commentary) {
        if (device.cpu()) {
            return models(commentary);
        }
        UsableDevice.require(device);
        return DeviceSessions.on(device);
    }

    /** The fast kernels; where they do not run, which is said, the stock layers. */
    public static ModelBuilder models(Commentary commentary) {
        OneDnn.unavailable().ifPresent(reason -> commentary.say(
                """
                        Training uses stock DL4J layers here, which are many times slower than the \
                        kernels on oneDNN, because %s."""
                        .formatted(reason)));
        return OneDnnModel.orStock();
    }
}
