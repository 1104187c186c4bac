package io.evowire.evaluate.onednn;

import io.evowire.core.graph.BarabasiAlbert;
import io.evowire.core.graph.ErdosRenyi;
import io.evowire.core.graph.GraphModel;
import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Link;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.core.network.TensorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Networks to test and time kernels on. */
public final class Networks {

    private Networks() {}

    /** One small network for each generator, with odd sizes and widths. */
    public static List<Network> small() {
        Random random = new Random(5);
        return List.of(
                network(new TensorShape(1, 14, 14), 5, 2,
                        List.of(stage(new WattsStrogatz(7, 4, 0.75), 12, 2, random),
                                stage(new ErdosRenyi(6, 0.4), 20, 2, random)),
                        List.of(new StemConvolution(6, 1))),
                network(new TensorShape(3, 7, 9), 18, 3,
                        List.of(stage(new BarabasiAlbert(8, 3), 17, 1, random)),
                        List.of(new StemConvolution(5, 2), new StemConvolution(16, 1))),
                network(new TensorShape(2, 11, 10), 33, 2, List.of(new Stage(
                        new ErdosRenyi(5, 0.5).generate(random), 16, 2,
                        NodeOperation.of("separable5x5")),
                        stage(new WattsStrogatz(5, 2, 0.5), 9, 2, random)),
                        List.of(new StemConvolution(4, 1), new StemConvolution(19, 2))));
    }

    /**
     * Each operation that is not separable with each stride, on odd and even sizes; the last pools
     * only.
     */
    public static List<Network> otherOperations() {
        Random random = new Random(8);
        return List.of(
                network(new TensorShape(2, 9, 7), 21, 3,
                        List.of(stage("maxpool3x3", 17, 2, random),
                                stage("conv3x3", 12, 1, random)),
                        List.of(new StemConvolution(5, 1))),
                network(new TensorShape(1, 8, 9), 8, 2,
                        List.of(stage("conv3x3", 20, 2, random),
                                stage("avgpool3x3", 18, 1, random)),
                        List.of(new StemConvolution(6, 1))),
                network(new TensorShape(3, 7, 10), 9, 2,
                        List.of(stage("avgpool3x3", 19, 2, random),
                                stage("maxpool3x3", 7, 1, random)),
                        List.of(new StemConvolution(4, 1))));
    }

    /** Stages with links between them, over one stage or two, from strides of 1 to 8. */
    public static List<Network> linked() {
        Random random = new Random(10);
        var ring = new WattsStrogatz(5, 4, 0.75);
        return List.of(
                linked(new TensorShape(2, 13, 11), List.of(stage(ring, 12, 1, random),
                        stage(ring, 17, 2, random), stage(ring, 9, 2, random))),
                linked(new TensorShape(1, 33, 34), List.of(stage("separable5x5", 10, 2, random),
                        stage("conv3x3", 8, 2, random), stage("maxpool3x3", 18, 2, random))),
                linked(new TensorShape(3, 9, 10), List.of(stage("avgpool3x3", 7, 2, random),
                        stage(ring, 20, 1, random), stage("separable5x5", 16, 2, random))),
                linked(new TensorShape(1, 20, 18), List.of(stage(ring, 6, 1, random),
                        stage("conv3x3", 9, 2, random), stage("avgpool3x3", 10, 2, random),
                        stage("separable5x5", 12, 2, random))));
    }

    // From the first and the last node of each stage to the last two nodes of each later one.
    private static Network linked(TensorShape input, List<Stage> stages) {
        var links = new ArrayList<Link>();
        for (int from = 0; from < stages.size(); from++) {
            for (int to = from + 1; to < stages.size(); to++) {
                int last = stages.get(to).wiring().nodes() - 1;
                links.add(new Link(from, 0, to, last));
                links.add(new Link(from, stages.get(from).wiring().nodes() - 1, to, last));
                if (!stages.get(to).wiring().predecessors(last - 1).isEmpty()) {
                    links.add(new Link(from, 0, to, last - 1));
                }
            }
        }
        return Network.of(new Architecture(List.of(new StemConvolution(5, 1)), stages,
                new Head(11), links), input, 3);
    }

    /** Maxima of windows on planes that are large enough for plain areas. */
    public static Network maxima() {
        return network(new TensorShape(1, 12, 12), 9, 2,
                List.of(stage("maxpool3x3", 6, 1, new Random(9))),
                List.of(new StemConvolution(5, 1)));
    }

    private static Stage stage(String operation, int channels, int stride, Random random) {
        return new Stage(new WattsStrogatz(5, 2, 0.75).generate(random), channels, stride,
                NodeOperation.of(operation));
    }

    /** For large batches: small planes, so that few inputs of ReLUs are near to 0. */
    public static Network smallPlanes() {
        Random random = new Random(7);
        return network(new TensorShape(2, 6, 5), 9, 3,
                List.of(stage(new WattsStrogatz(5, 2, 0.75), 12, 2, random),
                        new Stage(new ErdosRenyi(4, 0.6).generate(random), 20, 1,
                                NodeOperation.of("separable5x5"))),
                List.of(new StemConvolution(6, 1)));
    }

    /**
     * A stage in which the first node has nine readers or more, and the last one as many inputs.
     */
    public static Network dense() {
        return network(new TensorShape(2, 9, 9), 21, 4,
                List.of(stage(new ErdosRenyi(12, 0.95), 11, 2, new Random(6))),
                List.of(new StemConvolution(11, 1)));
    }

    /** A network drawn at random: one or two stages of any generator, any stride, odd sizes. */
    public static Network drawn(long seed) {
        Random random = new Random(seed);
        var stages = new ArrayList<Stage>();
        for (int i = random.nextInt(1, 3); i > 0; i--) {
            stages.add(new Stage(model(random).generate(random), random.nextInt(3, 36),
                    random.nextInt(1, 3),
                    NodeOperation.of(random.nextInt(4) == 0 ? "separable5x5" : "separable3x3")));
        }
        var stem = new ArrayList<StemConvolution>();
        for (int i = random.nextInt(1, 3); i > 0; i--) {
            stem.add(new StemConvolution(random.nextInt(3, 20), random.nextInt(1, 3)));
        }
        return network(
                new TensorShape(random.nextInt(1, 4), random.nextInt(7, 16),
                        random.nextInt(7, 16)),
                random.nextInt(5, 40), random.nextInt(2, 6), stages, stem);
    }

    private static GraphModel model(Random random) {
        int nodes = random.nextInt(5, 10);
        return switch (random.nextInt(3)) {
            case 0 -> new ErdosRenyi(nodes, random.nextDouble(0.3, 0.8));
            case 1 -> new BarabasiAlbert(nodes, random.nextInt(1, 4));
            default -> new WattsStrogatz(nodes, 2 * random.nextInt(1, 3), random.nextDouble());
        };
    }

    /** Shape of the reference network for 1x28x28: two stages of WS(4, 0.75), N=16, C=32 and 64. */
    public static Network digits() {
        Random random = new Random(4);
        return network(new TensorShape(1, 28, 28), 128, 10,
                List.of(stage(new WattsStrogatz(16, 4, 0.75), 32, 2, random),
                        stage(new WattsStrogatz(16, 4, 0.75), 64, 2, random)),
                List.of(new StemConvolution(16, 1)));
    }

    private static Network network(TensorShape input, int head, int classes, List<Stage> stages,
            List<StemConvolution> stem) {
        return Network.of(new Architecture(stem, stages, new Head(head)), input, classes);
    }

    private static Stage stage(GraphModel model, int channels, int stride, Random random) {
        return new Stage(model.generate(random), channels, stride, NodeOperation.SEPARABLE_3X3);
    }
}
