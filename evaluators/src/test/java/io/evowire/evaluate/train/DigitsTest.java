package io.evowire.evaluate.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class DigitsTest {

    @Test
    void randomlyWiredNetworkReadsDigitsAfter300Steps() {
        ImageDataset digits = DataSpec.parse("mnist-10k").load();
        var random = SmallNetworks.random(1);
        var wiring = new WattsStrogatz(8, 4, 0.75);
        var network = Network.of(
                new Architecture(List.of(new StemConvolution(8, 2)),
                        List.of(new Stage(wiring.generate(random), 16, 1,
                                NodeOperation.SEPARABLE_3X3),
                                new Stage(wiring.generate(random), 32, 2,
                                        NodeOperation.SEPARABLE_3X3)),
                        new Head(64)),
                digits.shape(), digits.classes());
        var recipe = new TrainingRecipe(10, 300, 32, 0.1, 0.9, 5e-5, 0.1, 0, false,
                Precision.FLOAT32, 7);
        try (var trainer = new NetworkTrainer(network, recipe, digits)) {
            TrainingResult result = trainer.train(TrainingProgress.SILENT);
            assertTrue(result.validationAccuracy() > 0.94, result::toString);
        }
    }
}
