package io.evowire.evaluate.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.evowire.core.network.Network;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@NeedsOneDnn
class AllocationTest {

    private static final String NONE = "[0, 0] bytes in 100 steps";
    private static final int PROCESSES = 3;

    // Where nothing else has run, and what is compiled is compiled at once: vectors are objects
    // until then. What the compiler inlines differs between processes, and now and then leaves
    // vectors as objects for good: one of three must do without.
    @Test
    @Tag("further")
    void aPlanThatIsWarmRunsWithoutAllocatingOnTheHeap()
            throws IOException, InterruptedException {
        List<String> flags = new ArrayList<>(FreshProcess.FLAGS);
        flags.add("-Xbatch");
        String least = "";
        for (int i = 0; i < PROCESSES && !least.equals(NONE); i++) {
            least = FreshProcess.run(flags, Steps.class);
        }
        assertEquals(NONE, least);
    }

    /** Runs plans, each until a hundred steps allocate nothing, or for a while. */
    static final class Steps {

        private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory
                .getThreadMXBean();

        private Steps() {}

        public static void main(String[] arguments) {
            List<Long> least = Stream
                    .of(Networks.small().getFirst(), Networks.otherOperations().getLast())
                    .map(Steps::least).toList();
            System.out.println(least + " bytes in 100 steps");
        }

        private static long least(Network network) {
            try (var run = new KernelRun(network, 8, 1, new Random(1))) {
                float[] gradient = KernelRun.uniform(run.features().length, new Random(2));
                long least = Long.MAX_VALUE;
                for (int i = 0; i < 100 && least > 0; i++) {
                    least = Math.min(least, allocated(run, gradient));
                }
                return least;
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
