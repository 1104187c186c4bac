package io.evowire.evaluate.onednn;

import io.evowire.core.graph.Dag;
import io.evowire.core.graph.Edge;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.core.network.TensorShape;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** Times forward and backward of a network file: {@code NETWORK [BATCH [STEPS [THREADS]]]}. */
final class KernelsBenchmark {

    private KernelsBenchmark() {}

    public static void main(String[] args) throws Exception {
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

    private static Network read(Path file) throws Exception {
        JsonNode json = new ObjectMapper().readTree(Files.readString(file));
        var stem = new ArrayList<StemConvolution>();
        json.get("stem").forEach(conv -> stem.add(
                new StemConvolution(conv.get("channels").asInt(), conv.get("stride").asInt())));
        var stages = new ArrayList<Stage>();
        for (JsonNode stage : json.get("stages")) {
            var edges = new ArrayList<Edge>();
            stage.get("edges").forEach(
                    edge -> edges.add(new Edge(edge.get(0).asInt(), edge.get(1).asInt())));
            stages.add(new Stage(Dag.of(stage.get("nodes").asInt(), edges),
                    stage.get("channels").asInt(), stage.get("stride").asInt(),
                    NodeOperation.SEPARABLE_3X3));
        }
        JsonNode input = json.get("input");
        return Network.of(
                new Architecture(stem, List.copyOf(stages),
                        new Head(json.get("head").get("channels").asInt())),
                new TensorShape(input.get(0).asInt(), input.get(1).asInt(), input.get(2).asInt()),
                json.get("classes").asInt());
    }
}
