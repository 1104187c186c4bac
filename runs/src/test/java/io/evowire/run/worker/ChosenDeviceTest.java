package io.evowire.run.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.gpu.device.Device;
import io.evowire.evaluate.gpu.device.DeviceSpec;
import io.evowire.evaluate.gpu.device.Devices;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("io.evowire.opencl")
class ChosenDeviceTest {

    static boolean isThere() {
        return Devices.openClUnavailable().isEmpty();
    }

    @Test
    void whatIsNamedIsTakenAsItIs() {
        for (String named : new String[]{"cpu", "opencl:7", "cuda"}) {
            assertEquals(new ChosenDevice(DeviceSpec.parse(named), Optional.empty()),
                    ChosenDevice.of(DeviceSpec.parse(named)));
        }
    }

    /** Kernels for GPUs on the processor do not beat those that are made for it. */
    @Test
    @Tag("long")
    @EnabledIf(value = "isThere",
            disabledReason = "there is no OpenCL device here; Debian's pocl-opencl-icd is one")
    void whatIsSlowerThanTheProcessorIsToldWithBothTimes() {
        try (Device device = DeviceSpec.parse("opencl").open()) {
            String why = ChosenDevice.slow(device, 1_000).orElseThrow();
            assertTrue(why.matches("(?s).* takes \\d+ ms for a step of 16 networks, and the "
                    + "processor \\d+ ms"), why);
        }
    }
}
