package io.evowire.core.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.core.network.TensorShape;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class PartCostTest {

    private static Network network() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        var stage = new Stage(new WattsStrogatz(12, 4, 0.75).generate(random), 16, 2,
                NodeOperation.SEPARABLE_3X3);
        return Network.of(new Architecture(List.of(new StemConvolution(8, 1),
                new StemConvolution(16, 2)), List.of(stage, stage), new Head(32)),
                new TensorShape(3, 32, 32), 10);
    }

    @Test
    void thePartsAddUpToTheCost() {
        Network network = network();
        List<PartCost> parts = PartCost.of(network);
        assertEquals(Cost.of(network).macs(), parts.stream().mapToLong(PartCost::macs).sum());
        assertEquals(Cost.of(network).parameters(),
                parts.stream().mapToLong(PartCost::parameters).sum());
    }

    @Test
    void thePartsStandInTheOrderInWhichImagesPassThem() {
        assertEquals(List.of("stem", "stage 1", "stage 2", "head"),
                PartCost.of(network()).stream().map(PartCost::part).toList());
    }

    @Test
    void theStemIsItsConvolutionsAlone() {
        // 3x3: 3 to 8 at 32x32, then 8 to 16 at 16x16.
        assertEquals(9L * 3 * 8 * 32 * 32 + 9L * 8 * 16 * 16 * 16,
                PartCost.of(network()).getFirst().macs());
    }
}
