package io.evowire.evaluate.train;

import java.util.Map;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.samediff.SDVertexParams;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Configuration of the vertex that adds its inputs, each weighted by the sigmoid of a trained scalar:
 * inputs [B, C, H, W] each, output [B, C, H, W]. Xie et al. 2019, section 3.2.
 * <p>
 * It extends DL4J's {@code SameDiffVertex} only because DL4J gives an updater to no other vertex with
 * parameters; the arithmetic is that of {@link WeightedSumVertex}. The scalars are declared as a bias:
 * no weight decay. Saved models hold this class's name, so it must not move.
 */
public final class WeightedSum extends SameDiffVertex {

    /** Name of the scalars in the vertex's parameters; DL4J allows no underscore in it. */
    static final String WEIGHTS = "w";

    private int arity;

    /** For DL4J's reader of saved models. */
    public WeightedSum() {}

    /**
     * A sum of so many inputs.
     *
     * @param arity number of inputs, at least 1
     */
    public WeightedSum(int arity) {
        if (arity < 1) {
            throw new IllegalArgumentException(
                    "A weighted sum needs at least 1 input, not %d.".formatted(arity));
        }
        this.arity = arity;
    }

    /** Number of inputs; the name is what DL4J's reader expects. */
    public int getArity() {
        return arity;
    }

    /** For DL4J's reader of saved models. */
    public void setArity(int arity) {
        this.arity = arity;
    }

    @Override
    public GraphVertex clone() {
        var copy = new WeightedSum(arity);
        copy.setName(getName());
        copy.setUpdater(getUpdater());
        copy.setBiasUpdater(getBiasUpdater());
        copy.setRegularization(getRegularization());
        copy.setRegularizationBias(getRegularizationBias());
        copy.setGradientNormalization(getGradientNormalization());
        copy.setGradientNormalizationThreshold(getGradientNormalizationThreshold());
        copy.setDataType(dataType);
        return copy;
    }

    @Override
    public void defineParametersAndInputs(SDVertexParams params) {
        params.addBiasParam(WEIGHTS, arity);
        var names = new String[arity];
        for (int i = 0; i < arity; i++) {
            names[i] = "in" + i;
        }
        params.defineInputs(names);
    }

    @Override
    public void initializeParameters(Map<String, INDArray> params) {
        params.get(WEIGHTS).assign(0);
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType... inputs) {
        if (inputs.length != arity) {
            throw new IllegalArgumentException("A weighted sum of %d inputs got %d."
                    .formatted(arity, inputs.length));
        }
        return inputs[0];
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(ComputationGraph graph,
            String name, int index, INDArray params, boolean initialise, DataType type) {
        setName(name); // the key of its updater
        return new WeightedSumVertex(this, graph, name, index, params, initialise, type);
    }

    @Override
    public SDVariable defineVertex(SameDiff graph, Map<String, SDVariable> inputs,
            Map<String, SDVariable> params, Map<String, SDVariable> masks) {
        throw new UnsupportedOperationException(
                "A weighted sum computes by itself, not through SameDiff.");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WeightedSum that && arity == that.arity;
    }

    @Override
    public int hashCode() {
        return Integer.hashCode(arity);
    }
}
