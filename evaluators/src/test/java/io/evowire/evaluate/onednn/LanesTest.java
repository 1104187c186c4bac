package io.evowire.evaluate.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evowire.evaluate.onednn.kernel.Lanes;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

@NeedsOneDnn
class LanesTest {

    /** A load that is partly outside its array. */
    private static void loadOutside() {
        MemorySegment small = MemorySegment.ofArray(new float[Lanes.BLOCK - 1]);
        FloatVector.fromMemorySegment(Lanes.SPECIES, small, 0, ByteOrder.nativeOrder());
    }

    @Test
    void whereTheKernelsAreUsedOtherVectorsKeepTheirChecks()
            throws IOException, InterruptedException {
        List<String> flags = new ArrayList<>(FreshProcess.FLAGS);
        flags.removeIf(flag -> flag.contains("OOB_CHECK"));
        assertEquals("refused", FreshProcess.run(flags, UsesBoth.class));
    }

    /** Runs kernels, then other code. */
    static final class UsesBoth {

        private UsesBoth() {}

        public static void main(String[] arguments) {
            try (var run = new KernelRun(Networks.dense(), 2, 1, new Random(1))) {
                run.forward();
            }
            assertThrows(IndexOutOfBoundsException.class, LanesTest::loadOutside);
            System.out.println("refused");
        }
    }
}
