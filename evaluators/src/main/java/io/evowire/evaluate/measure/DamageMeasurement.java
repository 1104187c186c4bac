package io.evowire.evaluate.measure;

import io.evowire.core.network.Network;
import io.evowire.evaluate.DamagePlan;
import io.evowire.evaluate.DamageProfile.EdgeLoss;
import io.evowire.evaluate.DamageProfile.NodeLoss;
import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.data.ImageSplit;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterLayout;
import io.evowire.evaluate.parameters.RandomStreams;
import io.evowire.evaluate.parameters.Removal.OfEdge;
import io.evowire.evaluate.parameters.Removal.OfNode;
import io.evowire.evaluate.parameters.Removal;
import io.evowire.evaluate.train.NetworkTrainer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Removes nodes and edges of a trained network one by one and counts what that costs. The model's
 * parameters are afterwards what they were, to the bit.
 */
public final class DamageMeasurement {

    /** Is told how far the removals are. */
    @FunctionalInterface
    public interface Progress {

        /** Listens to nothing. */
        Progress SILENT = (done, all) -> {};

        /** After each removal. */
        void removed(int done, int all);
    }

    private final Network network;
    private final ParameterLayout layout;
    private final NetworkTrainer trained;
    private final Map<Group, float[]> whole;

    /**
     * The damage of a network.
     *
     * @param trained its training, which has ended
     */
    public DamageMeasurement(NetworkTrainer trained) {
        this.network = trained.session().network();
        this.layout = ParameterLayout.of(network);
        this.trained = trained;
        this.whole = trained.session().parameters();
    }

    /**
     * Measures it.
     *
     * @param validation images of which the plan's part is looked at
     * @param seed       decides which nodes and edges are removed where the plan wants a sample
     */
    public DamageProfile of(DamagePlan plan, ImageSplit validation, long seed,
            Progress progress) {
        ImageSplit images = validation.sample(plan.images());
        int right = right(images);
        List<OfNode> allNodes = Removal.nodes(network);
        List<OfEdge> allEdges = Removal.edges(network);
        RandomGenerator random = new RandomStreams(seed).removal();
        List<OfNode> someNodes = sample(allNodes, plan.most(), random);
        List<OfEdge> someEdges = sample(allEdges, plan.most(), random);
        int all = someNodes.size() + someEdges.size();
        List<NodeLoss> nodes = new ArrayList<>();
        List<EdgeLoss> edges = new ArrayList<>();
        try {
            for (OfNode node : someNodes) {
                nodes.add(new NodeLoss(node.stage(), node.node(), loss(node, right, images),
                        Boolean.TRUE.equals(plan.leaving())
                                ? Removal.leaving(network, node)
                                        .map(output -> loss(output, right, images)).orElse(null)
                                : null));
                progress.removed(nodes.size(), all);
            }
            for (OfEdge edge : someEdges) {
                edges.add(new EdgeLoss(edge.stage(), edge.from(), edge.to(),
                        loss(edge, right, images), edge.fromStage()));
                progress.removed(nodes.size() + edges.size(), all);
            }
        } finally {
            trained.session().replace(whole);
        }
        return new DamageProfile((double) right / images.size(), images.size(), allNodes.size(),
                allEdges.size(), nodes, edges);
    }

    private double loss(Removal removal, int right, ImageSplit images) {
        Map<Group, float[]> without = new EnumMap<>(Group.class);
        whole.forEach((group, vector) -> without.put(group, vector.clone()));
        removal.apply(layout, without);
        trained.session().replace(without);
        return (double) (right - right(images)) / images.size();
    }

    // Counted, so that differences of accuracies are exact.
    private int right(ImageSplit images) {
        return (int) Math.round(trained.accuracy(images) * images.size());
    }

    private static <T> List<T> sample(List<T> all, int max, RandomGenerator random) {
        if (max == 0 || max >= all.size()) {
            return all;
        }
        List<Integer> indices = new ArrayList<>(IntStream.range(0, all.size()).boxed().toList());
        Collections.shuffle(indices, Random.from(random));
        return indices.stream().limit(max).sorted().map(all::get).toList();
    }
}
