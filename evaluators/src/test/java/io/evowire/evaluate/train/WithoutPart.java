package io.evowire.evaluate.train;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a graph of stock layers predicts when a part of it gives zeros, its parameters untouched. */
public final class WithoutPart {

    private WithoutPart() {}

    /** Without the outputs of these nodes of the network. */
    public static INDArray nodes(ComputationGraph model, INDArray images, List<Integer> nodes) {
        return predict(model, images,
                nodes.stream().map("node%d.norm"::formatted).collect(Collectors.toSet()), "", 0);
    }

    /**
     * Without the output of a node that leaves a mean of so many.
     *
     * @param mean index of the mean in the network
     */
    public static INDArray output(ComputationGraph model, INDArray images, int node, int mean,
            int outputs) {
        return predict(model, images, Set.of("node%d.norm".formatted(node)), "", 0,
                "node%d.mean".formatted(mean), (double) outputs / (outputs - 1));
    }

    /** Without input {@code input} of node {@code node} of the network. */
    public static INDArray edge(ComputationGraph model, INDArray images, int node, int input) {
        String sum = "node%d.sum".formatted(node);
        return model.getVertex(sum) == null
                ? predict(model, images, Set.of(), "node%d.relu".formatted(node), 0)
                : predict(model, images, Set.of(), sum, input);
    }

    // Vertex after vertex, as DL4J does it: copies, because some layers work in place.
    private static INDArray predict(ComputationGraph model, INDArray images, Set<String> silent,
            String deaf, int input) {
        return predict(model, images, silent, deaf, input, "", 1);
    }

    private static INDArray predict(ComputationGraph model, INDArray images, Set<String> silent,
            String deaf, int input, String louder, double factor) {
        INDArray[] outputs = new INDArray[model.getVertices().length];
        INDArray last = images;
        for (int index : model.topologicalSortOrder()) {
            GraphVertex vertex = model.getVertices()[index];
            if (vertex.isInputVertex()) {
                outputs[index] = images;
                continue;
            }
            VertexIndices[] sources = vertex.getInputVertices();
            for (int i = 0; i < sources.length; i++) {
                INDArray value = outputs[sources[i].getVertexIndex()].dup();
                vertex.setInput(i, vertex.getVertexName().equals(deaf) && i == input
                        ? value.assign(0)
                        : value, LayerWorkspaceMgr.noWorkspaces());
            }
            outputs[index] = vertex.doForward(false, LayerWorkspaceMgr.noWorkspaces()).dup();
            if (silent.contains(vertex.getVertexName())) {
                outputs[index].assign(0);
            }
            if (vertex.getVertexName().equals(louder)) {
                outputs[index].muli(factor);
            }
            last = outputs[index];
        }
        model.clearLayersStates();
        return last;
    }
}
