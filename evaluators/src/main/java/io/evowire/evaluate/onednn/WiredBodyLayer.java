package io.evowire.evaluate.onednn;

import io.evowire.core.network.Network;
import io.evowire.core.network.NetworkEdge;
import io.evowire.evaluate.backend.Backend;
import io.evowire.evaluate.onednn.primitive.OneDnn;
import io.evowire.evaluate.onednn.primitive.Vectors;
import java.lang.ref.Reference;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs a {@link WiredBody}: hands addresses of DL4J's arrays to compiled plans. */
final class WiredBodyLayer extends BaseLayer<WiredBody> {

    private static final long serialVersionUID = 1;

    private final transient BodyPlans plans;
    private final int channels;
    /** What the plan of the last training forward works on; DL4J's input may be replaced. */
    private transient @Nullable INDArray images;
    private transient Optional<NetworkEdge> leftOut = Optional.empty();

    WiredBodyLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
        if (type != DataType.FLOAT) {
            throw new IllegalArgumentException(
                    "The kernels compute in FLOAT, not in %s.".formatted(type));
        }
        OneDnn.unavailable().ifPresent(reason -> {
            throw new IllegalStateException(
                    "The model's kernels do not run here: %s.".formatted(reason));
        });
        Network network = layerConf().network();
        channels = network.classifier().in().channels();
        plans = new BodyPlans(network, layerConf().getPrecision(), Backend.trainingThreads());
    }

    /**
     * Leaves an edge out of the training steps that follow.
     *
     * @param edge whose target has other inputs, or empty for none
     */
    void without(Optional<NetworkEdge> edge) {
        leftOut = edge;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        INDArray batch = rowMajor(input);
        int count = Math.toIntExact(batch.size(0));
        INDArray features = workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT,
                new long[]{count, channels}, 'c');
        if (training) {
            images = batch;
            BodyPlan plan = plans.training(count);
            plan.without(leftOut);
            plan.forward(address(batch), vectors(params), address(features));
        } else {
            plans.inference().predict(address(batch), count, vectors(params), address(features));
            Reference.reachabilityFence(batch); // maybe a copy that nothing else holds
        }
        return features;
    }

    @Override
    public Pair<Gradient, @Nullable INDArray> backpropGradient(INDArray epsilon,
            LayerWorkspaceMgr workspaces) {
        if (images == null) {
            throw new IllegalStateException("Backward needs a forward pass in training before it.");
        }
        INDArray gradient = rowMajor(epsilon);
        plans.training(Math.toIntExact(images.size(0))).backward(address(gradient),
                vectors(gradientViews));
        Reference.reachabilityFence(gradient);
        images = null;
        Gradient gradients = new DefaultGradient(gradientsFlattened);
        gradientViews.forEach(gradients::setGradientFor);
        return new Pair<>(gradients, null); // Nothing comes before the images.
    }

    private static Vectors vectors(Map<String, INDArray> views) {
        return new Vectors(address(views.get(WiredBodyParameters.WEIGHTS)),
                address(views.get(WiredBodyParameters.SCALARS)),
                address(views.get(WiredBodyParameters.STATISTICS)));
    }

    private static long address(INDArray array) {
        return array.data().addressPointer().address();
    }

    /** The array itself where its elements lie as the kernels read them. */
    private static INDArray rowMajor(INDArray array) {
        boolean fits = array.dataType() == DataType.FLOAT && array.ordering() == 'c'
                && !array.isView() && array.elementWiseStride() == 1;
        return fits ? array : array.castTo(DataType.FLOAT).dup('c');
    }

    /** The running statistics' gradient is not a sum over images but what a step subtracts. */
    @Override
    public boolean updaterDivideByMinibatch(String parameter) {
        return !parameter.equals(WiredBodyParameters.STATISTICS);
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public void clear() {
        super.clear();
        images = null;
    }

    /** Frees the plans; a layer that is used again makes new ones. */
    @Override
    public void close() {
        plans.close();
    }
}
