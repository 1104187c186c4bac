package io.evowire.evaluate.baseline;

import java.util.Map;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.layers.samediff.SDLayerParams;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A convolution without padding, then ReLU, by ND4J's own operation, which oneDNN computes. DL4J's
 * {@code ConvolutionLayer} takes several times as long: it unrolls the images and multiplies
 * matrices.
 */
@SuppressWarnings("serial") // it is never written
final class OpConvolution extends SameDiffLayer {

    private static final String WEIGHTS = "W";
    private static final String BIAS = "b";

    private final transient BaselineLayer.Convolution layer;
    private final int in;
    private final double deviation;
    private final double bias;

    /**
     * A convolution.
     *
     * @param in        channels of the input
     * @param deviation standard deviation of normal initial weights; 0 for Glorot's uniform ones
     * @param bias      initial value of the biases
     */
    OpConvolution(BaselineLayer.Convolution layer, int in, double deviation, double bias) {
        this.layer = layer;
        this.in = in;
        this.deviation = deviation;
        this.bias = bias;
    }

    @Override
    public void defineParameters(SDLayerParams params) {
        params.addWeightParam(WEIGHTS, layer.kernel(), layer.kernel(), in, layer.channels());
        params.addBiasParam(BIAS, layer.channels());
    }

    @Override
    public void initializeParameters(Map<String, INDArray> params) {
        INDArray weights = params.get(WEIGHTS);
        int area = layer.kernel() * layer.kernel();
        if (deviation > 0) {
            try (INDArray drawn = Nd4j.randn(DataType.FLOAT, weights.shape())) {
                weights.assign(drawn.muli(deviation));
            }
        } else {
            initWeights(in * area, layer.channels() * area, WeightInit.XAVIER_UNIFORM, weights);
        }
        params.get(BIAS).assign(bias);
    }

    @Override
    public SDVariable defineLayer(SameDiff graph, SDVariable images,
            Map<String, SDVariable> params, @Nullable SDVariable mask) {
        var config = Conv2DConfig.builder().kH(layer.kernel()).kW(layer.kernel())
                .sH(layer.stride()).sW(layer.stride()).dataFormat(Conv2DConfig.NCHW).build();
        return graph.nn().relu(graph.cnn().conv2d(images, params.get(WEIGHTS), params.get(BIAS),
                config), 0);
    }

    @Override
    public InputType getOutputType(int index, InputType images) {
        var shape = (InputTypeConvolutional) images;
        return InputType.convolutional(side(shape.getHeight()), side(shape.getWidth()),
                layer.channels());
    }

    private long side(long pixels) {
        return (pixels - layer.kernel()) / layer.stride() + 1;
    }
}
