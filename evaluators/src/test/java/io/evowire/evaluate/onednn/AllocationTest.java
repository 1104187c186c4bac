package io.evowire.evaluate.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

@NeedsOneDnn
class AllocationTest {

    // Where nothing else has run, and what is compiled is compiled at once: vectors are objects until
    // then.
    @Test
    void aPlanThatIsWarmRunsWithoutAllocatingOnTheHeap()
            throws IOException, InterruptedException {
        List<String> flags = new ArrayList<>(FreshProcess.FLAGS);
        flags.add("-Xbatch");
        assertEquals("0 bytes in 100 steps", FreshProcess.run(flags, Steps.class));
    }

    /** Runs a plan until a hundred steps allocate nothing, or for a while. */
    static final class Steps {

        private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory
                .getThreadMXBean();

        private Steps() {}

        public static void main(String[] arguments) {
            try (var run = new KernelRun(Networks.small().getFirst(), 8, 1, new Random(1))) {
                float[] gradient = KernelRun.uniform(8 * 5, new Random(2));
                long least = Long.MAX_VALUE;
                for (int i = 0; i < 100 && least > 0; i++) {
                    least = Math.min(least, allocated(run, gradient));
                }
                System.out.println(least + " bytes in 100 steps");
            }
        }

        private static long allocated(KernelRun run, float[] gradient) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                run.forward();
                run.backward(gradient);
                run.predict();
            }
            return THREADS.getCurrentThreadAllocatedBytes() - before;
        }
    }
}
