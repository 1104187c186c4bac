package io.evowire.run.surrogate;

import io.evowire.core.cost.Cost;
import io.evowire.core.graph.GraphMeasures;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A network as a point, from nothing but its architecture: sizes, skeleton, operations and the
 * shape of its wirings. What is the same in a whole run tells nothing there, but it may differ in
 * another one. Logarithms have base 2. A mean over the stages is weighted by their nodes.
 */
public final class NetworkFeatures {

    /** Names of the coordinates, in order. */
    public static final List<String> NAMES = Stream.concat(
            Stream.of("log macs", "log parameters", "log activations", "depth", "stages", "nodes",
                    "log first width", "log last width", "mean log width", "log stem channels",
                    "log stem stride", "mean log stride", "log stride", "log head channels",
                    "edges per node", "links per node", "sources per node", "sinks per node",
                    "log paths", "path length", "degree deviation", "clustering", "distance",
                    "reaching centrality"),
            NodeOperation.ALL.stream().map(operation -> "share of " + operation.notation()))
            .toList();

    private static final double LOG_2 = StrictMath.log(2);

    private final Network network;
    private final List<Stage> stages;
    private final List<GraphMeasures> measures;
    private final double nodes;

    private NetworkFeatures(Network network) {
        this.network = network;
        this.stages = network.architecture().stages();
        this.measures = stages.stream().map(stage -> GraphMeasures.of(stage.wiring())).toList();
        this.nodes = stages.stream().mapToInt(stage -> stage.wiring().nodes()).sum();
    }

    /** The coordinates of a network, unscaled. */
    public static List<Double> of(Network network) {
        return of(network, Cost.of(network));
    }

    /** As above, of a network of known cost. */
    public static List<Double> of(Network network, Cost cost) {
        return new NetworkFeatures(network).all(cost);
    }

    /** Logarithm with base 2. */
    public static double log2(double value) {
        return StrictMath.log(value) / LOG_2;
    }

    private List<Double> all(Cost cost) {
        List<Double> all = new ArrayList<>(List.of(log2(cost.macs()), log2(cost.parameters()),
                log2(cost.activations()), (double) cost.depth(), (double) stages.size(), nodes,
                log2(stages.getFirst().channels()), log2(stages.getLast().channels()),
                mean(i -> log2(stages.get(i).channels()))));
        all.addAll(skeleton());
        all.addAll(List.of(sum(i -> stages.get(i).wiring().edges().size()) / nodes,
                network.architecture().links().size() / nodes,
                sum(i -> stages.get(i).wiring().sources().size()) / nodes,
                sum(i -> stages.get(i).wiring().sinks().size()) / nodes,
                sum(i -> measures.get(i).logPaths()), sum(i -> measures.get(i).meanPath()),
                mean(i -> measures.get(i).degreeDeviation()),
                mean(i -> measures.get(i).clustering()), mean(i -> measures.get(i).distance()),
                mean(i -> measures.get(i).reaching())));
        NodeOperation.ALL.forEach(operation -> all.add(
                mean(i -> stages.get(i).operation().equals(operation) ? 1 : 0)));
        return List.copyOf(all);
    }

    private List<Double> skeleton() {
        List<StemConvolution> stem = network.architecture().stem();
        double stemStride = stem.stream().mapToInt(StemConvolution::stride)
                .reduce(1, (a, b) -> a * b);
        return List.of(log2(stem.getLast().channels()), log2(stemStride),
                mean(i -> log2(stemStride * stride(i + 1))),
                log2(stemStride * stride(stages.size())),
                log2(network.architecture().head().channels()));
    }

    // How much smaller images are after so many stages than before the first one.
    private double stride(int count) {
        return stages.stream().limit(count).mapToInt(Stage::stride).reduce(1, (a, b) -> a * b);
    }

    private double sum(ToDoubleFunction<Integer> ofStage) {
        double sum = 0;
        for (int i = 0; i < stages.size(); i++) {
            sum += ofStage.applyAsDouble(i);
        }
        return sum;
    }

    private double mean(ToDoubleFunction<Integer> ofStage) {
        return sum(i -> ofStage.applyAsDouble(i) * stages.get(i).wiring().nodes()) / nodes;
    }
}
