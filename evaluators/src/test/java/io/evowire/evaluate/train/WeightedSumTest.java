package io.evowire.evaluate.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evowire.core.network.Network;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;

class WeightedSumTest {

    @Test
    void savedModelGoesOnTrainingAsIfNeverSaved(@TempDir Path folder) throws IOException {
        Network network = SmallNetworks.any(12);
        DataSet batch = SmallNetworks.batch(network, 8, DataType.FLOAT, 1);
        ComputationGraph model = new StockModel().build(network, SmallNetworks.recipe(0.1), 10);
        model.fit(batch);
        model.fit(batch);
        var file = folder.resolve("model.zip").toFile();
        ModelSerializer.writeModel(model, file, true);
        ComputationGraph restored = ModelSerializer.restoreComputationGraph(file, true);
        assertArrayEquals(floats(model), floats(restored));
        model.fit(batch);
        restored.fit(batch);
        assertArrayEquals(floats(model), floats(restored));
        assertEquals(model.getConfiguration().toJson(), restored.getConfiguration().toJson());
        model.close();
        restored.close();
    }

    @Test
    void copiesAreEqualAndIndependent() {
        var sum = new WeightedSum(3);
        var copy = sum.clone();
        assertEquals(sum, copy);
        assertNotSame(sum, copy);
        assertEquals(sum.hashCode(), copy.hashCode());
    }

    @Test
    void needsAnInput() {
        assertThrows(IllegalArgumentException.class, () -> new WeightedSum(0));
    }

    private static float[] floats(ComputationGraph model) {
        return model.params().toFloatVector();
    }
}
