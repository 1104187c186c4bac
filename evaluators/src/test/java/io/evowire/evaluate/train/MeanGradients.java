package io.evowire.evaluate.train;

import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.train.ModelBuilder.Beside;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The gradients of the mean loss that a model holds after {@code computeGradientAndScore}, without
 * weight decay; those of the running statistics are 0.
 */
public final class MeanGradients {

    private MeanGradients() {}

    /** Those of a model of stock layers. */
    public static Map<Group, float[]> of(StockParameters parameters, int images) {
        return of(parameters.model(), parameters::read, images);
    }

    /**
     * Those of any model.
     *
     * @param read   copies what lies beside the model's parameters
     * @param images in the batch: the model holds sums over it
     */
    public static Map<Group, float[]> of(ComputationGraph model,
            Function<Beside, Map<Group, float[]>> read, int images) {
        Map<INDArray, INDArray> byParameter = new IdentityHashMap<>();
        Map<String, INDArray> gradients = model.gradient().gradientForVariable();
        model.paramTable().forEach((name, parameter) -> {
            if (gradients.containsKey(name)) {
                byParameter.put(parameter, gradients.get(name));
            }
        });
        Map<Group, float[]> vectors = read.apply(byParameter::get);
        vectors.forEach((group, vector) -> {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = group == Group.STATISTICS ? 0 : vector[i] / images;
            }
        });
        return vectors;
    }
}
