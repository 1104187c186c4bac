package io.evowire.evaluate.baseline;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.backend.Backend;
import io.evowire.evaluate.baseline.BaselineLayer.Convolution;
import io.evowire.evaluate.baseline.BaselineLayer.Dense;
import io.evowire.evaluate.baseline.BaselineLayer.Dropout;
import io.evowire.evaluate.baseline.BaselineLayer.MaxPool;
import io.evowire.evaluate.baseline.BaselineLayer.Normalisation;
import io.evowire.evaluate.train.UpdateRule;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A baseline as a graph of DL4J's own layers. */
final class BaselineGraph {

    /** The layer that tells the classes. */
    static final String LAST = "classes";

    private static final String IMAGE = "image";

    private BaselineGraph() {}

    /**
     * The graph with its initial weights.
     *
     * @param shape of the images that it reads, [C, H, W]
     * @param steps optimisation steps that a schedule spans, at least 1
     */
    static ComputationGraph of(Baseline network, TensorShape shape, int classes,
            TrainingRecipe recipe, BaselineRecipe how, int steps) {
        Backend.giveThreadsToKernels();
        NeuralNetConfiguration.Builder rule = rule(network, recipe, how, steps);
        GraphBuilder graph = rule.convolutionMode(ConvolutionMode.Truncate)
                .biasInit(network.bias()).graphBuilder().addInputs(IMAGE)
                .setInputTypes(InputType.convolutional(shape.height(), shape.width(),
                        shape.channels()));
        String last = IMAGE;
        int channels = shape.channels();
        for (int i = 0; i < network.layers().size(); i++) {
            String name = "layer" + i;
            BaselineLayer layer = network.layers().get(i);
            graph.addLayer(name, layer(layer, channels, network), last);
            channels = layer instanceof Convolution convolution ? convolution.channels() : channels;
            last = name;
        }
        graph.addLayer(LAST, new OutputLayer.Builder(LossFunction.MCXENT)
                .activation(Activation.SOFTMAX).nOut(classes).build(), last);
        var model = new ComputationGraph(graph.setOutputs(LAST).build());
        model.init();
        return model;
    }

    private static NeuralNetConfiguration.Builder rule(Baseline network, TrainingRecipe recipe,
            BaselineRecipe how, int steps) {
        NeuralNetConfiguration.Builder rule = switch (how) {
            case COMMON -> UpdateRule.of(recipe, steps, DataType.FLOAT);
            case AUTHORS -> new NeuralNetConfiguration.Builder().dataType(DataType.FLOAT)
                    .seed(recipe.seed()).updater(Adam.builder()
                            .learningRate(network.learningRate()).epsilon(network.epsilon())
                            .build());
        };
        return network.weightDeviation() > 0
                ? rule.dist(new NormalDistribution(0, network.weightDeviation()))
                : rule.weightInit(WeightInit.XAVIER_UNIFORM);
    }

    private static Layer layer(BaselineLayer layer, int in,
            Baseline network) {
        return switch (layer) {
            case Convolution convolution -> new OpConvolution(convolution, in,
                    network.weightDeviation(), network.bias());
            case MaxPool(int kernel, int stride) -> new SubsamplingLayer.Builder(
                    SubsamplingLayer.PoolingType.MAX).kernelSize(kernel, kernel)
                    .stride(stride, stride).build();
            case Normalisation normalisation -> new BatchNormalization.Builder().build();
            case Dropout(double share) -> new DropoutLayer.Builder(1 - share).build(); // what stays
            case Dense(int units, boolean relu) -> new DenseLayer.Builder().nOut(units)
                    .activation(relu ? Activation.RELU : Activation.IDENTITY).build();
        };
    }
}
