package io.evowire.evaluate.onnx;

import io.evowire.core.wann.Activation;
import io.evowire.core.wann.WeightedNetwork;
import java.nio.ByteBuffer;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A sparse network as a SameDiff graph of ND4J, which DL4J can train on: its input is
 * {@value WannOnnx#INPUTS}, its outputs are {@value OnnxModel#LOGITS} and
 * {@value OnnxModel#PROBABILITIES}. The weights are variables; those of connections that are not
 * there are 0 until somebody trains them.
 */
public final class WannSameDiff {

    private WannSameDiff() {}

    /** The bytes of a file that {@link SameDiff#fromFlatFile} reads. */
    public static byte[] bytes(WeightedNetwork weighted) {
        ByteBuffer buffer = graph(weighted).asFlatBuffers(false);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static SameDiff graph(WeightedNetwork weighted) {
        SameDiff graph = SameDiff.create();
        SDVariable all = graph.placeHolder(WannOnnx.INPUTS, DataType.FLOAT, -1,
                weighted.network().inputs());
        List<DenseGroup> groups = DenseGroup.of(weighted);
        for (int i = 0; i < groups.size() - 1; i++) {
            all = graph.concat("values" + i, 1, all, group(graph, i, groups.get(i), all));
        }
        SDVariable logits = graph.identity(OnnxModel.LOGITS,
                group(graph, groups.size() - 1, groups.getLast(), all));
        graph.nn().softmax(OnnxModel.PROBABILITIES, logits, 1);
        graph.setOutputs(OnnxModel.LOGITS, OnnxModel.PROBABILITIES);
        return graph;
    }

    private static SDVariable group(SameDiff graph, int index, DenseGroup group,
            SDVariable all) {
        SDVariable weights = graph.var("weight" + index,
                Nd4j.createFromArray(group.weights()).reshape(group.sources(), group.nodes()));
        SDVariable biases = graph.var("bias" + index,
                Nd4j.createFromArray(group.biases()).reshape(1, group.nodes()));
        return activated(graph, group.activation(), all.mmul(weights).add(biases));
    }

    private static SDVariable activated(SameDiff graph, Activation activation, SDVariable sum) {
        return switch (activation) {
            case LINEAR -> sum;
            case STEP -> sum.gt(0).castTo(DataType.FLOAT);
            case SINE -> graph.math().sin(sum.mul(Math.PI));
            case COSINE -> graph.math().cos(sum.mul(Math.PI));
            case GAUSS -> graph.math().exp(sum.mul(sum).mul(-0.5));
            case TANH -> graph.math().tanh(sum);
            case SIGMOID -> graph.nn().sigmoid(sum);
            case INVERSE -> graph.math().neg(sum);
            case ABSOLUTE -> graph.math().abs(sum);
            case RELU -> graph.nn().relu(sum, 0);
        };
    }
}
