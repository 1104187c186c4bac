package io.evowire.evaluate.gpu.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.gpu.device.Device;
import io.evowire.evaluate.gpu.device.DeviceException;
import io.evowire.evaluate.gpu.device.FakeCuda;
import io.evowire.evaluate.gpu.device.NeedsOpenCl;
import io.evowire.evaluate.gpu.device.TestDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A GPU trains only after its self-test; the GPU is an imitated one. */
@NeedsOpenCl
class TestedDevicesTest {

    private static final int INVALID_VALUE = 1;

    @TempDir
    private Path folder;

    private TestedDevices tested(String program) {
        return new TestedDevices(folder.resolve("tested"), program);
    }

    private Device failing() {
        return new FakeCuda().failing("cuMemAlloc_v2", 1, INVALID_VALUE, true).open(folder);
    }

    @Test
    void aGpuThatFailsIsRefusedEachTime() {
        try (Device device = failing()) {
            for (int i = 0; i < 2; i++) {
                String reason = assertThrows(DeviceException.class,
                        () -> tested("1").require(device)).getMessage();
                assertTrue(reason.startsWith("its self-test fails: "), reason);
            }
            assertFalse(Files.exists(tested("1").file()));
        }
    }

    @Test
    void oneThatPassedWithThisDriverAndProgramIsNotTestedAgain() throws IOException {
        try (Device device = failing()) {
            Files.writeString(tested("1").file(), device.info() + ", 1\n");
            tested("1").require(device);
            assertThrows(DeviceException.class, () -> tested("2").require(device));
        }
    }

    @Test
    void whatIsNoGpuIsTakenAsItIs() {
        tested("1").require(TestDevice.get());
        assertFalse(Files.exists(tested("1").file()));
    }

    @Test
    @Tag("further")
    void oneThatPassesIsWrittenDown() throws IOException {
        try (Device device = new FakeCuda().open(folder)) {
            tested("1").require(device);
            assertEquals(device.info() + ", 1\n", Files.readString(tested("1").file()));
        }
    }
}
