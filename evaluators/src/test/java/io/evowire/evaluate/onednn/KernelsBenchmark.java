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
            for (int round = 0; round < Integer.getInteger("rounds", 6); round++) {
                long begin = System.nanoTime();
                long forward = 0;
                for (int i = 0; i < steps; i++) {
                    long before = System.nanoTime();
                    run.forward();
                    forward += System.nanoTime() - before;
                    run.backward(gradient);
                }
                long all = System.nanoTime() - begin;
                begin = System.nanoTime();
                for (int i = 0; i < steps; i++) {
                    run.predict();
                }
                System.out.printf(
                        "%.1f images/s training (forward %.2f ms, backward %.2f ms), "
                                + "%.1f images/s inference%n",
                        batch * steps / (all / 1e9), forward / 1e6 / steps,
                        (all - forward) / 1e6 / steps,
                        batch * steps / ((System.nanoTime() - begin) / 1e9));
            }
        }
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
