package io.evowire.evaluate.onednn;

import io.evowire.core.network.Network;
import io.evowire.core.network.NetworkFormat;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.onednn.primitive.OneDnn;
import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.InputTypeUtil;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * A network without its classifier as one DL4J layer: images [B, C, H, W] in float32 to pooled
 * features [B, F]. It needs {@link OneDnn}.
 * <p>
 * The layer's parameters are the vectors of {@link io.evowire.evaluate.parameters.ParameterLayout},
 * row-major whatever the kernels work with. The configuration carries the network, so a saved model
 * needs nothing else. Saved models hold this class's name, so it must not move.
 */
public final class WiredBody extends BaseLayer {

    private static final long serialVersionUID = 1;

    private Map<String, Object> network = Map.of();
    private Precision precision = Precision.FLOAT32;

    /** For DL4J's reader of saved models. */
    public WiredBody() {}

    /** The body of this network; its classifier is left to another layer. */
    public static WiredBody of(Network network, Precision precision) {
        var layer = new WiredBody();
        layer.setPrecision(precision);
        layer.setNetwork(NetworkFormat.write(network));
        return layer;
    }

    /** The network as in a network file; the name is what DL4J's reader expects. */
    public Map<String, Object> getNetwork() {
        return network;
    }

    /** For DL4J's reader of saved models. */
    public void setNetwork(Map<String, Object> network) {
        this.network = network;
    }

    /** Arithmetic of the dense convolutions. */
    public Precision getPrecision() {
        return precision;
    }

    /** For DL4J's reader of saved models. */
    public void setPrecision(Precision precision) {
        this.precision = precision;
    }

    /** The network, its classifier included. */
    public Network network() {
        return NetworkFormat.read(network);
    }

    @Override
    public Layer instantiate(NeuralNetConfiguration conf, Collection<TrainingListener> listeners,
            int layerIndex, INDArray parameters, boolean initialise, DataType type) {
        var layer = new WiredBodyLayer(conf, type);
        layer.setListeners(listeners);
        layer.setIndex(layerIndex);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(conf, parameters, initialise));
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return new WiredBodyParameters();
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType input) {
        TensorShape shape = network().input();
        if (!(input instanceof InputType.InputTypeConvolutional image)
                || image.getChannels() != shape.channels() || image.getHeight() != shape.height()
                || image.getWidth() != shape.width()) {
            throw new IllegalArgumentException(
                    "The network reads images of shape %s, but gets %s.".formatted(shape, input));
        }
        return InputType.feedForward(network().classifier().in().channels());
    }

    @Override
    public void setNIn(InputType input, boolean override) {
        // The network says how many channels it reads.
    }

    @Override
    public InputPreProcessor getPreProcessorForInputType(InputType input) {
        return InputTypeUtil.getPreProcessorForInputTypeCnnLayers(input, getLayerName());
    }

    @Override
    public IUpdater getUpdaterByParam(String name) {
        return name.equals(WiredBodyParameters.STATISTICS)
                ? new NoOp()
                : super.getUpdaterByParam(name);
    }

    @Override
    public boolean isPretrainParam(String name) {
        return false;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        long parameters = initializer().numParams(this);
        return new LayerMemoryReport.Builder(getLayerName(), WiredBody.class, input,
                getOutputType(0, input)).standardMemory(parameters, parameters)
                .workingMemory(0, 0, 0, 0).cacheMemory(0, 0).build();
    }
}
