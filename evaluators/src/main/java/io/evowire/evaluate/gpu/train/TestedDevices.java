package io.evowire.evaluate.gpu.train;

import io.evowire.evaluate.gpu.device.Device;
import io.evowire.evaluate.gpu.device.DeviceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Which devices have passed the self-test, in a file, so that processes which follow one another
 * test each of them once.
 *
 * @param file    made when the first one passes; a line each
 * @param program whose kernels were tested
 */
public record TestedDevices(Path file, String program) {

    /**
     * Tests a GPU unless it has passed, with the same driver and program. What is no GPU is taken
     * as it is, see {@link DeviceSessions.Tested}.
     *
     * @param device stays open
     * @throws DeviceException if it must not train
     */
    public void require(Device device) {
        if (!device.info().gpu()) {
            return;
        }
        String line = "%s, %s".formatted(device.info(), program);
        if (passed(line)) {
            return;
        }
        SelfTest.require(device);
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            // then it is tested again
        }
    }

    private boolean passed(String line) {
        try {
            return Files.exists(file) && Files.readAllLines(file).contains(line);
        } catch (IOException e) {
            return false;
        }
    }
}
