package io.evowire.evaluate.gpu.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.gpu.device.NeedsOpenCl;
import io.evowire.evaluate.gpu.device.TestDevice;
import org.junit.jupiter.api.Test;

@NeedsOpenCl
class DeviceCeilingsTest {

    @Test
    void bothAreMeasured() {
        DeviceCeilings found = DeviceCeilings.of(TestDevice.get(),
                new DeviceCeilings.Size(4, 2, 16));
        assertTrue(found.bytesPerSecond() > 0 && Double.isFinite(found.bytesPerSecond()));
        assertTrue(found.operationsPerSecond() > 0
                && Double.isFinite(found.operationsPerSecond()));
    }

    /** x -> x / 2 + 1 for eight sums that begin at 0 to 7: after n times 2 + (x - 2) / 2^n each. */
    @Test
    void theArithmeticIsDone() {
        assertEquals(16 + (28 - 16) / 8f, DeviceCeilings.added(TestDevice.get(), 3));
        assertEquals(28, DeviceCeilings.added(TestDevice.get(), 0));
    }
}
