package io.evowire.evaluate.gpu.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.gpu.device.DeviceSpec.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceSpecTest {

    @ParameterizedTest
    @CsvSource({"auto, AUTO, -1", "cpu, CPU, -1", "cuda, CUDA, -1", "cuda:2, CUDA, 2",
            "opencl, OPENCL, -1", "opencl:0, OPENCL, 0", "opencl:12, OPENCL, 12"})
    void isWrittenAsItIsRead(String text, Kind kind, int number) {
        var spec = DeviceSpec.parse(text);
        assertEquals(new DeviceSpec(kind, number), spec);
        assertEquals(text, spec.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gpu", "cpu:0", "auto:1", "opencl:", "opencl:-1", "opencl:1000",
            "OpenCL", "cuda:x"})
    void refusesWhatNoneIs(String text) {
        var thrown = assertThrows(IllegalArgumentException.class, () -> DeviceSpec.parse(text));
        assertTrue(thrown.getMessage().contains("'" + text + "'"), thrown.getMessage());
    }

    @Test
    void whatSaysWhatItMeansIsResolvedToItself() {
        for (String text : new String[]{"cpu", "cuda:3", "opencl:7"}) {
            assertEquals(DeviceSpec.parse(text), DeviceSpec.parse(text).resolved());
        }
    }

    @Test
    void autoIsAGpuThatIsThereOrElseTheProcessor() {
        DeviceSpec found = DeviceSpec.parse("auto").resolved();
        assertEquals(Optional.empty(), found.unavailable());
        boolean gpu = Devices.cudaUnavailable().isEmpty()
                || Devices.openClUnavailable().isEmpty()
                        && Devices.openCl().stream().anyMatch(DeviceInfo::gpu);
        assertEquals(!gpu, found.cpu());
    }

    @Test
    void aNumberThatIsNotThereIsUnavailable() {
        assertTrue(DeviceSpec.parse("opencl:999").unavailable().isPresent());
        assertTrue(DeviceSpec.CPU.unavailable().isEmpty());
    }
}
