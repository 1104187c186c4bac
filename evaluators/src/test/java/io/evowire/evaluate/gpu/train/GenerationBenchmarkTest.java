package io.evowire.evaluate.gpu.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.gpu.device.NeedsOpenCl;
import io.evowire.evaluate.gpu.device.TestDevice;
import io.evowire.evaluate.train.LeftOrRight;
import java.util.List;
import org.junit.jupiter.api.Test;

@NeedsOpenCl
class GenerationBenchmarkTest {

    @Test
    void aStepOfNetworksTakesTime() {
        double seconds = new GenerationBenchmark(2, 3).seconds(TestDevice.get(),
                List.of(LeftOrRight.network(), LeftOrRight.network()));
        assertTrue(seconds > 0 && Double.isFinite(seconds), () -> "seconds " + seconds);
    }
}
