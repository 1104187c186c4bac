package io.evowire.evaluate.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.core.network.Network;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterLayout;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;

@Tag("numeric")
class UpdateRuleTest {

    private static final double MOMENTUM = 0.9;
    private static final double DECAY = 0.05;
    private static final TrainingRecipe RECIPE = new TrainingRecipe(1, 0, 8, 0.05, MOMENTUM, DECAY,
            0.1, 0, false, Precision.FLOAT32, 1);

    /** One step of a rule that is written by hand; returns the rate to apply it with. */
    private interface Rule {

        double update(int step, double gradient, double[] velocity, int at);
    }

    @Test
    void stepsAreThoseOfItsFormula() {
        var schedule = new CosineSchedule(0.05, 6);
        compare(6, (step, gradient, velocity, at) -> {
            double rate = schedule.valueAt(step, 0);
            velocity[at] = MOMENTUM * velocity[at] - rate * gradient;
            return MOMENTUM * velocity[at] - rate * gradient;
        });
    }

    @Test
    void stepsAreThoseOfPyTorchAtAConstantRate() {
        // Over so many steps the cosine does not fall within six.
        compare(1_000_000_000, (step, gradient, buffer, at) -> {
            buffer[at] = MOMENTUM * buffer[at] + gradient;
            return -0.05 * (gradient + MOMENTUM * buffer[at]);
        });
    }

    private static void compare(int scheduleSteps, Rule rule) {
        Network network = SmallNetworks.any(8);
        var layout = ParameterLayout.of(network);
        ComputationGraph model = new StockModel(DataType.DOUBLE).build(network, RECIPE,
                scheduleSteps);
        var parameters = new StockParameters(layout, model);
        Map<Group, float[]> expected = parameters.read();
        double[] weightVelocity = new double[expected.get(Group.WEIGHTS).length];
        double[] scalarVelocity = new double[expected.get(Group.SCALARS).length];
        for (int step = 0; step < 6; step++) {
            DataSet batch = SmallNetworks.batch(network, 8, DataType.DOUBLE, step);
            Map<Group, float[]> gradients = gradients(model, parameters, batch);
            expected = parameters.read();
            apply(rule, step, expected.get(Group.WEIGHTS), gradients.get(Group.WEIGHTS),
                    weightVelocity, DECAY);
            apply(rule, step, expected.get(Group.SCALARS), gradients.get(Group.SCALARS),
                    scalarVelocity, 0);
            model.fit(batch);
            Map<Group, float[]> actual = parameters.read();
            assertArrayEquals(expected.get(Group.WEIGHTS), actual.get(Group.WEIGHTS), 1e-6f);
            assertArrayEquals(expected.get(Group.SCALARS), actual.get(Group.SCALARS), 1e-6f);
        }
        assertEquals(6, model.getIterationCount());
        model.close();
    }

    private static Map<Group, float[]> gradients(ComputationGraph model,
            StockParameters parameters, DataSet batch) {
        model.setInputs(batch.getFeatures());
        model.setLabels(batch.getLabels());
        if (model.getIterationCount() == 0) {
            model.initGradientsView();
        }
        model.computeGradientAndScore();
        return MeanGradients.of(parameters, batch.numExamples());
    }

    private static void apply(Rule rule, int step, float[] values, float[] gradients,
            double[] velocity, double decay) {
        for (int i = 0; i < values.length; i++) {
            double gradient = gradients[i] + decay * values[i];
            values[i] += (float) rule.update(step, gradient, velocity, i);
        }
    }
}
