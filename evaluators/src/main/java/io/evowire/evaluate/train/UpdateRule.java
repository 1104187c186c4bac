package io.evowire.evaluate.train;

import io.evowire.evaluate.TrainingRecipe;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Nesterovs;

/**
 * Stochastic gradient descent as a recipe asks for it, in DL4J's terms; the same for every model.
 * <p>
 * Per step t, with momentum m, weight decay d and learning rate r(t): g = gradient of the mean loss
 * + d w; v = m v - r(t) g; w = w + m v - r(t) g. PyTorch's {@code SGD(nesterov=True, dampening=0)}
 * is b = m b + g; w = w - r(t) (g + m b). At a constant rate the two are equal, with v = -r b. As
 * the rate falls, DL4J's velocity keeps what earlier steps added at their own rate, where PyTorch's
 * takes all of it at the present one.
 */
public final class UpdateRule {

    private UpdateRule() {}

    /**
     * A configuration that has the update rule and nothing else; layers inherit it.
     *
     * @param steps optimisation steps that the schedule spans
     * @param type  of parameters and activations
     */
    public static NeuralNetConfiguration.Builder of(TrainingRecipe recipe, int steps,
            DataType type) {
        return new NeuralNetConfiguration.Builder().dataType(type).seed(recipe.seed())
                .updater(new Nesterovs(new CosineSchedule(recipe.learningRate(), steps),
                        recipe.momentum()))
                // L2 in DL4J is added to the gradient before the updater and spares biases, scale
                // and shift of batch normalisation; DL4J's "weight decay" is the decoupled one.
                .l2(recipe.weightDecay())
                // Weights are copied in; drawing them here too would cost time.
                .weightInit(WeightInit.ZERO);
    }
}
