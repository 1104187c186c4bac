package io.evowire.run.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.Omission;
import io.evowire.evaluate.gpu.device.Device;
import io.evowire.evaluate.gpu.device.DeviceSpec;
import io.evowire.evaluate.gpu.device.Devices;
import io.evowire.run.UserException;
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

    @Test
    void aGpuThatIsNamedForWhatItCannotLeaveOutIsRefused() {
        var omission = new Omission(0, 0.1);
        String message = assertThrows(UserException.class,
                () -> ChosenDevice.of(DeviceSpec.parse("opencl:7"), omission)).getMessage();
        assertEquals("The kernels for GPUs remove no edges, and recipe.edgeRemoval is 0.1. "
                + "Set it to 0, or train on the processor: device=cpu.", message);
        assertEquals(DeviceSpec.CPU,
                ChosenDevice.of(DeviceSpec.parse("auto"), omission).device());
        assertEquals(ChosenDevice.of(DeviceSpec.CPU),
                ChosenDevice.of(DeviceSpec.CPU, omission));
        assertEquals(DeviceSpec.parse("cuda"),
                ChosenDevice.of(DeviceSpec.parse("cuda"), Omission.NONE).device());
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
