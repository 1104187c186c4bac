package io.evowire.evaluate.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.train.ModelBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineCostTest {

    private static final TensorShape MNIST = new TensorShape(1, 28, 28);
    private static final TrainingRecipe RECIPE = new TrainingRecipe(1, 0, 32, 0.1, 0.9, 5e-5, 0.1,
            0, false, Precision.FLOAT32, 7);

    @ParameterizedTest
    @CsvSource({"ALEXNET, 543009920, 22588938", "TINY_CNN, 2799456, 98574",
            "HANDMADE_CNN, 17038720, 164618"})
    void costsAreThoseOfTheComparison(Baseline network, long macs, long parameters) {
        assertEquals(new BaselineCost(macs, parameters), BaselineCost.of(network, MNIST, 10));
    }

    // DL4J counts running means and variances, too: two for each channel that is normalised.
    @ParameterizedTest
    @CsvSource({"ALEXNET, 0", "TINY_CNN, 0", "HANDMADE_CNN, 832"})
    void theGraphHasAsManyParameters(Baseline network, long statistics) {
        for (BaselineRecipe how : BaselineRecipe.values()) {
            ComputationGraph graph = BaselineGraph.of(network, network.input(MNIST), 10, RECIPE,
                    how, 10);
            assertEquals(BaselineCost.of(network, MNIST, 10).parameters() + statistics,
                    graph.numParams());
            ModelBuilder.release(graph);
        }
    }

    @Test
    void imagesMayBeTooSmall() {
        var thrown = assertThrows(IllegalArgumentException.class, () -> BaselineCost
                .of(Baseline.HANDMADE_CNN, new TensorShape(1, 16, 16), 10));
        assertTrue(thrown.getMessage().contains("too small for HandmadeCNN"),
                thrown.getMessage());
    }
}
