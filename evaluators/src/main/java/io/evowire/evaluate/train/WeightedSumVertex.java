package io.evowire.evaluate.train;

import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.api.TrainingConfig;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce3.Dot;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.Axpy;
import org.nd4j.linalg.factory.Nd4j;

/** The arithmetic of {@link WeightedSum}: y = sum of s(w_i) x_i, with s the sigmoid. */
final class WeightedSumVertex extends BaseGraphVertex {

    /** In place of an input's index: none is left out. */
    static final int ALL = -1;

    private final WeightedSum configuration;
    /** [in-degree], a view of the graph's parameters. */
    private final INDArray weights;
    /** [in-degree], a view of the graph's gradients, once there is training. */
    private @Nullable INDArray gradients;
    private int leftOut = ALL;

    WeightedSumVertex(WeightedSum configuration, ComputationGraph graph, String name, int index,
            INDArray weights, boolean initialise, DataType type) {
        super(graph, name, index, null, null, type);
        this.configuration = configuration;
        this.weights = weights;
        if (initialise) {
            weights.assign(0);
        }
    }

    /**
     * Leaves an input out of the sums and gradients of training that follow; its weight has
     * gradient 0.
     *
     * @param input its index, or {@link #ALL}
     */
    void without(int input) {
        leftOut = input;
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray sum = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType,
                inputs[0].shape(), 'c');
        inputs[0].muli(share(0, training), sum);
        for (int i = 1; i < inputs.length; i++) {
            Nd4j.exec(new Axpy(inputs[i], sum, sum, share(i, training)));
        }
        return sum;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        INDArray[] toInputs = new INDArray[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            double share = share(i, true);
            toInputs[i] = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType,
                    epsilon.shape(), 'c');
            epsilon.muli(share, toInputs[i]);
            double dot = Nd4j.getExecutioner().execAndReturn(new Dot(epsilon, inputs[i]))
                    .getFinalResult().doubleValue();
            gradients.putScalar(i, share * (1 - share) * dot);
        }
        var gradient = new DefaultGradient();
        gradient.setGradientFor(WeightedSum.WEIGHTS, gradients);
        return new Pair<>(gradient, toInputs);
    }

    private double share(int input, boolean training) {
        return training && input == leftOut ? 0 : 1 / (1 + Math.exp(-weights.getDouble(input)));
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray view) {
        gradients = view;
    }

    @Override
    public @Nullable INDArray getGradientsViewArray() {
        return gradients;
    }

    @Override
    public Map<String, INDArray> paramTable(boolean trainedOnly) {
        return Map.of(WeightedSum.WEIGHTS, weights);
    }

    @Override
    public INDArray params() {
        return weights;
    }

    @Override
    public TrainingConfig getConfig() {
        return configuration;
    }

    @Override
    public boolean hasLayer() {
        return false;
    }

    @Override
    public @Nullable Layer getLayer() {
        return null;
    }

    @Override
    public @Nullable Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] masks,
            MaskState state, int images) {
        return null; // images have no masks
    }

    @Override
    public String toString() {
        return "WeightedSum of %d".formatted(weights.length());
    }
}
