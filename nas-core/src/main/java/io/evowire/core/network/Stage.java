package io.evowire.core.network;

import io.evowire.core.graph.Dag;

/**
 * One randomly wired stage. Its input goes to every node without predecessors, its output is the
 * plain mean of the nodes without successors: so a stage has one input and one output whatever its
 * graph.
 *
 * @param wiring    the graph of its nodes
 * @param channels  output channels of every node, at least 1
 * @param stride    stride of the nodes that read the stage's input, 1 or 2
 * @param operation what each node applies after its weighted sum and ReLU
 */
public record Stage(Dag wiring, int channels, int stride, NodeOperation operation) {

    public Stage {
        Widths.check("stage", channels, stride);
    }
}
