package io.evowire.evaluate.onednn;

import io.evowire.core.network.Network;
import io.evowire.core.network.NetworkFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.nd4j.shade.jackson.core.type.TypeReference;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** Times forward and backward of a network file: {@code NETWORK [BATCH [STEPS [THREADS]]]}. */
final class KernelsBenchmark {

    private KernelsBenchmark() {}

    public static void main(String[] args) throws IOException {
        Network network = read(Path.of(args[0]));
        int batch = args.length > 1 ? Integer.parseInt(args[1]) : 64;
        int steps = args.length > 2 ? Integer.parseInt(args[2]) : 20;
        int threads = args.length > 3 ? Integer.parseInt(args[3]) : 1;
        long start = System.nanoTime();
        try (var run = new KernelRun(network, batch, threads, new Random(1))) {
            System.out.printf("compiled in %.0f ms, %.1f MB%n", (System.nanoTime() - start) / 1e6,
                    run.plan.bytes() / 1e6);
            float[] gradient = KernelRun.uniform(batch * network.classifier().in().channels(),
                    new Random(2));
            double best = 0;
            double bestForward = 0;
            double bestInference = 0;
            for (int round = 0; round < Integer.getInteger("rounds", 12); round++) {
                double forward = 0;
                double backward = 0;
                for (int i = 0; i < steps; i++) {
                    forward += seconds(run::forward);
                    backward += seconds(() -> run.backward(gradient));
                }
                double inference = 0;
                for (int i = 0; i < steps; i++) {
                    inference += seconds(run::predict);
                }
                best = Math.max(best, batch * steps / (forward + backward));
                bestForward = Math.max(bestForward, batch * steps / forward);
                bestInference = Math.max(bestInference, batch * steps / inference);
            }
            System.out.printf("%.0f images/s training (forward %.0f), %.0f images/s inference%n",
                    best, bestForward, bestInference);
        }
    }

    /** Processor time of this thread: other programs on the machine count less than in wall time. */
    private static double seconds(Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = Boolean.getBoolean("wall")
                ? System.nanoTime()
                : threads.getCurrentThreadCpuTime();
        work.run();
        return ((Boolean.getBoolean("wall") ? System.nanoTime() : threads.getCurrentThreadCpuTime())
                - before) / 1e9;
    }

    private static Network read(Path file) throws IOException {
        return NetworkFormat.read(new ObjectMapper().readValue(file.toFile(),
                new TypeReference<Map<String, Object>>() {}));
    }
}
