package io.evowire.evaluate.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.baseline.Baseline;
import io.evowire.evaluate.baseline.BaselineRecipe;
import io.evowire.evaluate.baseline.BaselineTraining;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineBenchmarkTest {

    /** Neither would end in the time of a test without its other bound. */
    @ParameterizedTest
    @CsvSource({"2, 1e9", "1000000000, 1e-9"})
    void stepsEndAtTheirNumberOrInTime(int steps, double seconds) {
        var recipe = new TrainingRecipe(1, 1, 4, 0.01, 0.9, 0, 0, 0, false, Precision.FLOAT32, 7);
        double step = new BaselineBenchmark(steps, seconds).secondsAStep(new BaselineTraining(
                Baseline.TINY_CNN, new TensorShape(1, 28, 28), 10, BaselineRecipe.AUTHORS,
                recipe));
        assertTrue(step > 0 && Double.isFinite(step), () -> step + " s");
    }

    @Test
    void aBenchmarkNeedsStepsAndTime() {
        var thrown = assertThrows(IllegalArgumentException.class,
                () -> new BaselineBenchmark(0, 1));
        assertEquals("A benchmark has steps of at least 1 and a time above 0, not 0 and 1.0.",
                thrown.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new BaselineBenchmark(1, 0));
        assertThrows(IllegalArgumentException.class,
                () -> new BaselineBenchmark(1, Double.NaN));
    }
}
