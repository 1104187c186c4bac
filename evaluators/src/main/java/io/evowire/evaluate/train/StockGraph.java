package io.evowire.evaluate.train;

import io.evowire.core.network.Network;
import io.evowire.core.network.Node;
import io.evowire.core.network.NodeOperation.Part.AveragePool;
import io.evowire.core.network.NodeOperation.Part.Dense;
import io.evowire.core.network.NodeOperation.Part.Depthwise;
import io.evowire.core.network.NodeOperation.Part.MaxPool;
import io.evowire.core.network.ShapedPart;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.parameters.ParameterLayout;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;

/**
 * A network as a DL4J configuration of stock layers. The vertices of node i are called
 * {@code node<i>.} and then {@code sum}, {@code relu}, {@code conv}, {@code depthwise},
 * {@code pointwise}, {@code norm}, {@code mean} or {@code pool}; the last is {@code output}. DL4J
 * allows no underscore in a name.
 */
final class StockGraph {

    /** The vertex that holds the image, [B, C, H, W]. */
    static final String IMAGE = "image";

    /** The vertex that gives the classes' probabilities, [B, classes]. */
    static final String OUTPUT = "output";

    /** Share of the old running statistics that a step keeps: PyTorch calls 0.1 the momentum. */
    private static final double DECAY = 0.9;

    private final GraphBuilder graph;
    private final TrainingRecipe recipe;
    private final String[] outputs;

    private StockGraph(GraphBuilder graph, TrainingRecipe recipe, int nodes) {
        this.graph = graph;
        this.recipe = recipe;
        this.outputs = new String[nodes];
    }

    /**
     * The configuration.
     *
     * @param recipe whose dropout the classifier has
     * @param rule   what its layers inherit: data type, updater, weight decay
     */
    static ComputationGraphConfiguration of(Network network, TrainingRecipe recipe,
            NeuralNetConfiguration.Builder rule) {
        var image = network.input();
        var graph = rule.convolutionMode(ConvolutionMode.Truncate).graphBuilder().addInputs(IMAGE)
                .setInputTypes(InputType.convolutional(image.height(), image.width(),
                        image.channels()));
        var stock = new StockGraph(graph, recipe, network.nodes().size());
        for (int i = 0; i < network.nodes().size(); i++) {
            stock.outputs[i] = stock.add("node" + i, network.nodes().get(i));
        }
        return graph.setOutputs(OUTPUT).build();
    }

    /** Name of the vertex in which a node adds up its inputs, where it has several. */
    static String sum(int node) {
        return "node%d.sum".formatted(node);
    }

    /** Adds a node's vertices and returns the name of the last. */
    private String add(String name, Node node) {
        return switch (node) {
            case Node.Convolution conv -> {
                String in = conv.relu() ? relu(name, vertex(conv.input())) : vertex(conv.input());
                convolution(name + ".conv", in, conv.in().channels(), conv.out().channels(),
                        conv.kernel(), conv.stride());
                yield norm(name, name + ".conv");
            }
            case Node.Operator operator -> {
                String in = relu(name, sum(name, operator.inputs()));
                for (ShapedPart part : operator.parts()) {
                    in = part(name, in, part);
                }
                yield norm(name, in);
            }
            case Node.Mean mean -> {
                graph.addVertex(name + ".mean",
                        new ElementWiseVertex(ElementWiseVertex.Op.Average),
                        vertices(mean.inputs()));
                yield name + ".mean";
            }
            case Node.Classifier classifier -> {
                String in = relu(name, vertex(classifier.input()));
                graph.addLayer(name + ".pool", new GlobalPoolingLayer(PoolingType.AVG), in);
                graph.addLayer(OUTPUT, ClassifierLayer.of(classifier, recipe), name + ".pool");
                yield OUTPUT;
            }
        };
    }

    private String sum(String name, List<Integer> inputs) {
        if (inputs.size() == 1) {
            return vertex(inputs.getFirst());
        }
        graph.addVertex(name + ".sum", new WeightedSum(inputs.size()), vertices(inputs));
        return name + ".sum";
    }

    private String relu(String name, String in) {
        graph.addLayer(name + ".relu", new ActivationLayer(Activation.RELU), in);
        return name + ".relu";
    }

    /** Adds the layer of a part, and returns its name. */
    private String part(String node, String in, ShapedPart shaped) {
        return switch (shaped.part()) {
            case Depthwise(int kernel) -> {
                depthwise(node + ".depthwise", in, shaped.in().channels(), kernel,
                        shaped.stride());
                yield node + ".depthwise";
            }
            case MaxPool(int kernel) -> {
                pool(node + ".pool", in, SubsamplingLayer.PoolingType.MAX, kernel,
                        shaped.stride());
                yield node + ".pool";
            }
            case AveragePool(int kernel) -> {
                pool(node + ".pool", in, SubsamplingLayer.PoolingType.AVG, kernel,
                        shaped.stride());
                yield node + ".pool";
            }
            case Dense(int kernel) -> {
                convolution(node + ".pointwise", in, shaped.in().channels(),
                        shaped.out().channels(), kernel, shaped.stride());
                yield node + ".pointwise";
            }
        };
    }

    private void depthwise(String name, String in, int channels, int kernel, int stride) {
        graph.addLayer(name, new DepthwiseConvolution2D.Builder(kernel, kernel).depthMultiplier(1)
                .nIn(channels).nOut(channels).hasBias(false).activation(Activation.IDENTITY)
                .padding(kernel / 2, kernel / 2).stride(stride, stride).build(), in);
    }

    /** Its padding is no part of the maximum, nor of the mean. */
    private void pool(String name, String in, SubsamplingLayer.PoolingType type, int kernel,
            int stride) {
        graph.addLayer(name,
                new SubsamplingLayer.Builder(type).kernelSize(kernel, kernel)
                        .padding(kernel / 2, kernel / 2).stride(stride, stride).build(),
                in);
    }

    private void convolution(String name, String in, int inChannels, int outChannels, int kernel,
            int stride) {
        graph.addLayer(name,
                new ConvolutionLayer.Builder(kernel, kernel).nIn(inChannels).nOut(outChannels)
                        .hasBias(false).activation(Activation.IDENTITY)
                        .padding(kernel / 2, kernel / 2).stride(stride, stride).build(),
                in);
    }

    private String norm(String name, String in) {
        // Variance as it is, not as its logarithm: eight small operations fewer per step.
        graph.addLayer(name + ".norm",
                new BatchNormalization.Builder().eps(ParameterLayout.EPSILON).decay(DECAY)
                        .useLogStd(false).build(),
                in);
        return name + ".norm";
    }

    private String[] vertices(List<Integer> nodes) {
        return nodes.stream().map(this::vertex).toArray(String[]::new);
    }

    private String vertex(int node) {
        return node == Node.IMAGE ? IMAGE : outputs[node];
    }
}
