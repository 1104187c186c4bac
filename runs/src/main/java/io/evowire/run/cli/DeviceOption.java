package io.evowire.run.cli;

import io.evowire.evaluate.gpu.device.DeviceSpec;
import io.evowire.run.UserException;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.console.Commentary;
import io.evowire.run.problem.Run;
import io.evowire.run.worker.ChosenDevice;
import io.evowire.run.worker.UsableDevice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** On what candidates are trained. */
final class DeviceOption {

    @Option(names = "--device", paramLabel = "DEVICE",
            description = """
                    Train on auto, cpu, cuda or opencl (opencl:1 for its second device). A run \
                    that goes on on another device than before has results of both.""")
    private @Nullable String device;

    boolean given() {
        return device != null;
    }

    /**
     * The configuration with this device, if one is given, and with what auto comes to.
     *
     * @throws UserException if a GPU is named that cannot follow the recipe
     */
    SearchConfig over(SearchConfig config, Commentary commentary) {
        ChosenDevice chosen = ChosenDevice.of(
                device == null ? config.deviceSpec() : typed(device),
                config.recipe().withSeed(0).omitted());
        chosen.why().ifPresent(why -> commentary.say(
                "The processor trains, and not the GPU: %s.".formatted(why)));
        return config.on(chosen.device());
    }

    /** A device that was typed. */
    static DeviceSpec typed(String device) {
        try {
            return DeviceSpec.parse(device);
        } catch (IllegalArgumentException e) {
            throw new UserException("--device: " + e.getMessage());
        }
    }

    /**
     * A run with what its session records of the device that its configuration names.
     *
     * @throws UserException if that cannot be used
     */
    Run recorded(Run run) {
        DeviceSpec named = run.config().deviceSpec();
        return device == null && named.cpu() ? run : run.on(UsableDevice.of(named));
    }
}
