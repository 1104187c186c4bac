package io.evowire.evaluate;

import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What a trained network loses when one node or one edge of its stages is removed and nothing is
 * trained again, as in figure 5 of Xie et al. 2019. A removed node gives zeros, whoever reads it; a
 * removed edge leaves its node's sum.
 *
 * @param accuracy of the whole network on the same images, fraction in [0, 1]
 * @param images   number of these images
 * @param allNodes nodes that the stages have, at least 1
 * @param allEdges edges between them
 * @param nodes    those that were removed, by stage and node
 * @param edges    those that were removed, by stage and ends
 * @see <a href="https://arxiv.org/abs/1904.01569">Xie, Kirillov, Girshick and He, Exploring
 *      Randomly Wired Neural Networks for Image Recognition (2019), section 4.1</a>
 */
public record DamageProfile(double accuracy, int images, int allNodes, int allEdges,
        List<NodeLoss> nodes, List<EdgeLoss> edges) {

    /**
     * A node that was removed.
     *
     * @param stage index of the stage, from 0
     * @param node  index of the node in the stage
     * @param loss  accuracy lost, fraction in [-1, 1]; below 0 if the network got better
     * @param leaving the same where the node, an output of its stage, leaves the stage's mean, of
     *              which only the others are left; null if it is no output, or the only one, or if
     *              this was not asked for
     */
    public record NodeLoss(int stage, int node, double loss, @Nullable Double leaving) {

        /** One that gives zeros. */
        public NodeLoss(int stage, int node, double loss) {
            this(stage, node, loss, null);
        }

        public NodeLoss {
            requireLoss(loss);
            if (leaving != null) {
                requireLoss(leaving);
            }
        }
    }

    /**
     * An edge that was removed.
     *
     * @param stage     index of the stage of its second node, from 0
     * @param from      index of its first node in the stage, or in {@code fromStage}
     * @param to        index of its second node in the stage
     * @param loss      accuracy lost, fraction in [-1, 1]; below 0 if the network got better
     * @param fromStage index of the stage of its first node, if that is an earlier one; else null
     */
    public record EdgeLoss(int stage, int from, int to, double loss,
            @Nullable Integer fromStage) {

        /** An edge within a stage. */
        public EdgeLoss(int stage, int from, int to, double loss) {
            this(stage, from, to, loss, null);
        }

        public EdgeLoss {
            requireLoss(loss);
        }
    }

    public DamageProfile {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        if (nodes.isEmpty() || nodes.size() > allNodes || edges.size() > allEdges
                || edges.isEmpty() != (allEdges == 0)) {
            throw new IllegalArgumentException("""
                    Of %d nodes and %d edges one or more of each must be removed, not %d and %d."""
                    .formatted(allNodes, allEdges, nodes.size(), edges.size()));
        }
    }

    /**
     * Mean loss over all nodes and all edges, fraction in [-1, 1]. Where only a sample was removed,
     * it stands for the others of its kind.
     */
    public double mean() {
        return (meanOfNodes() * allNodes + meanOfEdges() * allEdges) / (allNodes + allEdges);
    }

    /** Mean loss over the removed nodes. */
    public double meanOfNodes() {
        return mean(nodes.stream().mapToDouble(NodeLoss::loss));
    }

    /** Mean loss over the removed edges, 0 if there are none. */
    public double meanOfEdges() {
        return mean(edges.stream().mapToDouble(EdgeLoss::loss));
    }

    private static double mean(DoubleStream losses) {
        return losses.average().orElse(0);
    }

    // NaN must not reach a comparison.
    private static void requireLoss(double loss) {
        if (!(loss >= -1 && loss <= 1)) {
            throw new IllegalArgumentException(
                    "A loss of accuracy is a fraction in [-1, 1], not %s.".formatted(loss));
        }
    }
}
