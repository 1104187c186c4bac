package io.evowire.evaluate.onnx;

import io.evowire.core.network.Network;
import io.evowire.core.network.Node;
import io.evowire.core.network.NodeOperation.Part.AveragePool;
import io.evowire.core.network.NodeOperation.Part.Dense;
import io.evowire.core.network.NodeOperation.Part.Depthwise;
import io.evowire.core.network.NodeOperation.Part.MaxPool;
import io.evowire.core.network.ShapedPart;
import io.evowire.evaluate.data.Normalisation;
import io.evowire.evaluate.parameters.ParameterBlock.Kind;
import io.evowire.evaluate.parameters.ParameterLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;

/**
 * A trained network as an ONNX model for inference: pixels in, logits and probabilities out. Batch
 * normalisation is folded into the convolution before it.
 */
public final class OnnxModel {

    /** Version of ONNX's operators. */
    public static final int OPERATOR_SET = 13;

    /** Input: pixels from 0 to 255, float32, [batch, C, H, W]. */
    public static final String IMAGE = "image";
    /** Output: [batch, classes], before the softmax. */
    public static final String LOGITS = "logits";
    /** Output: [batch, classes], each row adds up to 1. */
    public static final String PROBABILITIES = "probabilities";

    /** The version of the file format that came with the operator set. */
    private static final int FILE_FORMAT = 7;
    private static final String BATCH = "batch";

    private final TrainedNetwork trained;
    private final OnnxGraph graph = new OnnxGraph("randwire");
    private final List<String> outputs = new ArrayList<>();

    private OnnxModel(TrainedNetwork trained) {
        this.trained = trained;
    }

    /**
     * The bytes of an ONNX file.
     *
     * @param normalisation of the images that it was trained on; becomes part of the model
     * @param version       of the program that writes
     * @param metadata      kept in the model as they are, such as class names
     */
    public static byte[] bytes(TrainedNetwork trained, Normalisation normalisation, String version,
            Map<String, String> metadata) {
        var onnx = new OnnxModel(trained);
        onnx.translate(normalisation);
        return model(version, metadata).setGraph(onnx.graph.build()).build().toByteArray();
    }

    /**
     * The bytes of an ONNX file without head and classifier, for detectors of others: pixels in,
     * the output of each stage out, as {@link Feature}s. Height and width of the images are open.
     *
     * @param normalisation of the images that it was trained on; becomes part of the model
     * @param version       of the program that writes
     * @param metadata      kept in the model as they are
     */
    public static byte[] backbone(TrainedNetwork trained, Normalisation normalisation,
            String version, Map<String, String> metadata) {
        var onnx = new OnnxModel(trained);
        onnx.stages(normalisation);
        return model(version, metadata).setGraph(onnx.graph.build()).build().toByteArray();
    }

    /** A model that has no graph yet, and says where it comes from. */
    static ModelProto.Builder model(String version, Map<String, String> metadata) {
        var model = ModelProto.newBuilder().setIrVersion(FILE_FORMAT).setProducerName("EvoWire")
                .setProducerVersion(version)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET));
        metadata.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(entry -> model.addMetadataProps(StringStringEntryProto.newBuilder()
                        .setKey(entry.getKey()).setValue(entry.getValue())));
        return model;
    }

    private void translate(Normalisation normalisation) {
        Network network = trained.network();
        var image = network.input();
        graph.input(IMAGE, List.of(BATCH, image.channels(), image.height(), image.width()));
        nodes(network.nodes().size(), normalised(normalisation));
        graph.output(LOGITS, List.of(BATCH, network.classes()));
        graph.add("Softmax", PROBABILITIES, List.of(LOGITS), "axis", 1);
        graph.output(PROBABILITIES, List.of(BATCH, network.classes()));
    }

    private void stages(Normalisation normalisation) {
        Network network = trained.network();
        graph.input(IMAGE, List.of(BATCH, network.input().channels(), "height", "width"));
        int means = 0;
        int end = 0;
        while (means < network.architecture().stages().size()) {
            means += network.nodes().get(end++) instanceof Node.Mean ? 1 : 0;
        }
        nodes(end, normalised(normalisation));
        for (Feature feature : Feature.of(network)) {
            int stage = feature.stage() - 1;
            graph.add("Identity", feature.name(), List.of(outputs.get(mean(network, stage))));
            graph.output(feature.name(), List.of(BATCH, feature.channels(),
                    feature.name() + ".height", feature.name() + ".width"));
        }
    }

    private static int mean(Network network, int stage) {
        for (int i = 0; i < network.nodes().size(); i++) {
            if (network.nodes().get(i) instanceof Node.Mean mean && mean.stage() == stage) {
                return i;
            }
        }
        throw new IllegalArgumentException("There is no stage " + stage);
    }

    // The first ones.
    private void nodes(int count, String normalised) {
        Network network = trained.network();
        for (int i = 0; i < count; i++) {
            outputs.add(switch (network.nodes().get(i)) {
                case Node.Convolution convolution -> convolution(i, convolution,
                        convolution.input() == Node.IMAGE
                                ? normalised
                                : outputs.get(convolution.input()));
                case Node.Wired wired -> operator(i, wired,
                        "stage%d.node%d".formatted(wired.stage(), wired.index()));
                case Node.Reduce reduce -> operator(i, reduce, "stage%d.reduce%d.%d".formatted(
                        reduce.stage(), reduce.fromStage(), reduce.from()));
                case Node.Mean mean -> graph.add("Mean", "stage%d.mean".formatted(mean.stage()),
                        names(mean));
                case Node.Classifier classifier -> classifier(i, classifier);
            });
        }
    }

    /** (v / 255 - mean) / deviation as one product and one sum for each channel. */
    private String normalised(Normalisation normalisation) {
        int channels = normalisation.mean().size();
        float[] scale = new float[channels];
        float[] shift = new float[channels];
        for (int c = 0; c < channels; c++) {
            double deviation = normalisation.standardDeviation().get(c);
            scale[c] = (float) (1 / (255 * deviation));
            shift[c] = (float) (-normalisation.mean().get(c) / deviation);
        }
        String scaled = graph.add("Mul", "pixels.scaled",
                List.of(IMAGE, graph.constant("pixels.scale", scale, channels, 1, 1)));
        return graph.add("Add", "pixels.normalised",
                List.of(scaled, graph.constant("pixels.shift", shift, channels, 1, 1)));
    }

    private String convolution(int index, Node.Convolution node, String input) {
        String name = "convolution" + index;
        String source = node.relu() ? graph.add("Relu", name + ".relu", List.of(input)) : input;
        return normalised(index, Kind.KERNEL, name, source, List.of(node.out().channels(),
                node.in().channels(), node.kernel(), node.kernel()), node.stride());
    }

    /** A dense convolution with weights [O, I, k, k] and the batch normalisation after it. */
    private String normalised(int index, Kind kind, String name, String input, List<Integer> shape,
            int stride) {
        int out = shape.getFirst();
        Folded folded = folded(index, kind, out);
        return graph.convolution(name, List.of(input,
                graph.constant(name + ".weight", folded.weights,
                        shape.stream().mapToLong(Integer::longValue).toArray()),
                graph.constant(name + ".bias", folded.biases, out)), shape.getLast(), stride, 1);
    }

    private String operator(int index, Node.Operator node, String name) {
        String last = graph.add("Relu", name + ".relu", List.of(sum(index, node, name)));
        for (ShapedPart part : node.parts()) {
            last = part(index, name, last, part);
        }
        return last;
    }

    /** A part of a node's operation; the dense one, which is the last, with batch normalisation. */
    private String part(int index, String name, String input, ShapedPart shaped) {
        int in = shaped.in().channels();
        int out = shaped.out().channels();
        return switch (shaped.part()) {
            case Depthwise(int kernel) -> graph.convolution(name + ".depthwise", List.of(input,
                    graph.constant(name + ".depthwise.weight",
                            trained.parameters(index, Kind.DEPTHWISE), in, 1, kernel, kernel)),
                    kernel, shaped.stride(), in);
            case MaxPool(int kernel) -> graph.windowed("MaxPool", name + ".pool", List.of(input),
                    kernel, shaped.stride(), "ceil_mode", 0);
            case AveragePool(int kernel) -> graph.windowed("AveragePool", name + ".pool",
                    List.of(input), kernel, shaped.stride(), "count_include_pad", 0);
            case Dense(int kernel) -> normalised(index, Kind.POINTWISE, name, input,
                    List.of(out, in, kernel, kernel), shaped.stride());
        };
    }

    /** The inputs' sum, each weighted by the sigmoid of its edge's scalar. */
    private String sum(int index, Node.Operator node, String name) {
        List<String> inputs = names(node);
        if (node.edgeWeights() == 0) {
            return inputs.getFirst();
        }
        float[] edges = trained.parameters(index, Kind.EDGES);
        var weighted = new ArrayList<String>();
        for (int i = 0; i < edges.length; i++) {
            float[] weight = {(float) (1 / (1 + Math.exp(-edges[i])))};
            String edge = "%s.edge%d".formatted(name, i);
            weighted.add(graph.add("Mul", edge,
                    List.of(inputs.get(i), graph.constant(edge + ".weight", weight))));
        }
        return graph.add("Sum", name + ".sum", weighted);
    }

    private String classifier(int index, Node.Classifier node) {
        String relu = graph.add("Relu", "classifier.relu", names(node));
        String pooled = graph.add("GlobalAveragePool", "classifier.pooled", List.of(relu));
        String features = graph.add("Flatten", "classifier.features", List.of(pooled), "axis", 1);
        return graph.add("Gemm", LOGITS, List.of(features,
                graph.constant("classifier.weight", trained.parameters(index, Kind.DENSE),
                        node.in().channels(), node.classes()),
                graph.constant("classifier.bias", trained.parameters(index, Kind.BIAS),
                        node.classes())));
    }

    private List<String> names(Node node) {
        return node.inputs().stream().map(outputs::get).toList();
    }

    private static final class Folded {

        private final float[] weights;
        private final float[] biases;

        Folded(float[] weights, float[] biases) {
            this.weights = weights;
            this.biases = biases;
        }
    }

    /** Weights [O, ...] and biases [O] of a convolution and the batch normalisation after it. */
    private Folded folded(int index, Kind kind, int out) {
        float[] weights = trained.parameters(index, kind);
        float[] scale = trained.parameters(index, Kind.SCALE);
        float[] shift = trained.parameters(index, Kind.SHIFT);
        float[] mean = trained.parameters(index, Kind.MEAN);
        float[] variance = trained.parameters(index, Kind.VARIANCE);
        float[] biases = new float[out];
        int length = weights.length / out;
        for (int o = 0; o < out; o++) {
            double factor = scale[o] / Math.sqrt(variance[o] + ParameterLayout.EPSILON);
            biases[o] = (float) (shift[o] - mean[o] * factor);
            for (int i = o * length; i < (o + 1) * length; i++) {
                weights[i] = (float) (weights[i] * factor);
            }
        }
        return new Folded(weights, biases);
    }
}
