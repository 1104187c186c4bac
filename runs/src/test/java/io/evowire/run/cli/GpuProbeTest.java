package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.evaluate.gpu.device.Devices;
import io.evowire.run.ExitCode;
import io.evowire.run.json.Json;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("io.evowire.opencl")
class GpuProbeTest {

    static boolean isThere() {
        return Devices.openClUnavailable().isEmpty();
    }

    @Test
    void aDeviceThatIsNotHereIsNamed() {
        Typed typed = Typed.of("gpu", "probe", "--device", "opencl:999");
        assertEquals(ExitCode.USAGE.code(), typed.code(), typed.err());
        assertTrue(typed.err().contains("The device opencl:999 cannot be used"), typed.err());
    }

    @Test
    void theProcessorIsNoGpu() {
        Typed typed = Typed.of("gpu", "probe", "--device", "cpu");
        assertEquals(ExitCode.USAGE.code(), typed.code(), typed.err());
        assertTrue(typed.err().contains("There is no GPU to probe"), typed.err());
    }

    @Test
    @Tag("long")
    @EnabledIf(value = "isThere",
            disabledReason = "there is no OpenCL device here; Debian's pocl-opencl-icd is one")
    void tellsOfADeviceWhatItDoes() {
        Typed typed = Typed.of("gpu", "probe", "--device", "opencl", "--size", "mnist",
                "--networks", 2, "--batch", 2, "--steps", 1);
        assertEquals(0, typed.code(), typed.err());
        JsonNode found = Json.parse(typed.out());
        assertTrue(List.of("exact", "within rounding").contains(found.get("selfTest").asText()),
                typed.out());
        assertEquals(2, found.get("many").get("networks").asInt());
        for (String steps : new String[]{"one", "many"}) {
            JsonNode told = found.get(steps);
            assertTrue(told.get("millisecondsPerStep").asDouble() > 0, typed.out());
            assertTrue(told.get("imagesPerSecond").asDouble() > 0, typed.out());
            assertTrue(told.get("floorMilliseconds").asDouble() > 0, typed.out());
        }
    }
}
