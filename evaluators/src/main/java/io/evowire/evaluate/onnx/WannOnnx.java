package io.evowire.evaluate.onnx;

import io.evowire.core.wann.Activation;
import io.evowire.core.wann.WeightedNetwork;
import java.util.List;
import java.util.Map;
import onnx.Onnx.ModelProto;

/**
 * A sparse network as an ONNX model: prepared pixels in, logits and probabilities out. The nodes of
 * a layer that have the same activation are one matrix product.
 */
public final class WannOnnx {

    /**
     * Input: pixels as the network reads them, float32, [batch, inputs]: grey from 0 to 1, resized
     * and deskewed, row by row.
     */
    public static final String INPUTS = "inputs";

    private static final String BATCH = "batch";
    private static final float PI = (float) Math.PI;

    private final OnnxGraph graph = new OnnxGraph("wann");

    private WannOnnx() {}

    /**
     * The bytes of an ONNX file.
     *
     * @param version  of the program that writes
     * @param metadata kept in the model as they are, such as class names
     */
    public static byte[] bytes(WeightedNetwork weighted, String version,
            Map<String, String> metadata) {
        ModelProto.Builder model = OnnxModel.model(version, metadata);
        var onnx = new WannOnnx();
        onnx.translate(weighted);
        return model.setGraph(onnx.graph.build()).build().toByteArray();
    }

    private void translate(WeightedNetwork weighted) {
        List<Object> shape = List.of(BATCH, weighted.network().outputs());
        String all = graph.input(INPUTS, List.of(BATCH, weighted.network().inputs()));
        List<DenseGroup> groups = DenseGroup.of(weighted);
        for (int i = 0; i < groups.size() - 1; i++) {
            String group = group(i, groups.get(i), all);
            all = graph.add("Concat", "values%d".formatted(i), List.of(all, group), "axis", 1);
        }
        String last = group(groups.size() - 1, groups.getLast(), all);
        graph.add("Identity", OnnxModel.LOGITS, List.of(last));
        graph.output(OnnxModel.LOGITS, shape);
        graph.add("Softmax", OnnxModel.PROBABILITIES, List.of(OnnxModel.LOGITS), "axis", 1);
        graph.output(OnnxModel.PROBABILITIES, shape);
    }

    private String group(int index, DenseGroup group, String all) {
        String name = "layer%d.%s%d".formatted(group.layer(),
                group.activation().spelling(), index);
        String sum = graph.add("Gemm", name + ".sum", List.of(all,
                graph.constant(name + ".weight", group.weights(), group.sources(),
                        group.nodes()),
                graph.constant(name + ".bias", group.biases(), group.nodes())));
        return activated(name, group.activation(), sum);
    }

    private String activated(String name, Activation activation, String sum) {
        return switch (activation) {
            case LINEAR -> sum;
            case STEP -> graph.add("Cast", name, List.of(graph.add("Greater", name + ".positive",
                    List.of(sum, scalar(name + ".zero", 0)))), "to", OnnxGraph.FLOAT);
            case SINE -> graph.add("Sin", name, List.of(scaled(name, sum, PI)));
            case COSINE -> graph.add("Cos", name, List.of(scaled(name, sum, PI)));
            case GAUSS -> graph.add("Exp", name, List.of(scaled(name,
                    graph.add("Mul", name + ".square", List.of(sum, sum)), -0.5f)));
            case TANH -> graph.add("Tanh", name, List.of(sum));
            case SIGMOID -> graph.add("Sigmoid", name, List.of(sum));
            case INVERSE -> graph.add("Neg", name, List.of(sum));
            case ABSOLUTE -> graph.add("Abs", name, List.of(sum));
            case RELU -> graph.add("Relu", name, List.of(sum));
        };
    }

    private String scaled(String name, String value, float factor) {
        return graph.add("Mul", name + ".scaled",
                List.of(value, scalar(name + ".factor", factor)));
    }

    private String scalar(String name, float value) {
        return graph.constant(name, new float[]{value});
    }
}
