package io.evowire.evaluate.gpu.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.core.cost.Cost;
import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.core.network.TensorShape;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StepWorkTest {

    /** The network that docs and measurements call cifar-ws: 2.5 GB and 11 GFLOP in 64 images. */
    private static Network cifar(int seed) {
        var random = new Random(seed);
        var graph = new WattsStrogatz(32, 4, 0.75);
        return Network.of(new Architecture(List.of(new StemConvolution(16, 1)),
                List.of(32, 64, 128).stream().map(width -> new Stage(graph.generate(random),
                        width, 2, NodeOperation.SEPARABLE_3X3)).toList(),
                new Head(256)), new TensorShape(3, 32, 32), 10);
    }

    @Test
    void isWhatWasCountedByHandForTheReferenceNetwork() {
        StepWork work = StepWork.of(cifar(1), 64);
        assertEquals(2.5e9, work.bytes(), 0.4e9);
        assertEquals(2.0 * 3 * 64 * Cost.of(cifar(1)).macs(), work.operations());
    }

    @Test
    void growsWithImagesAndAddsUp() {
        Network one = cifar(1);
        Network two = cifar(2);
        assertEquals(2 * StepWork.of(one, 8).bytes(), StepWork.of(one, 16).bytes());
        assertEquals(StepWork.of(one, 8).bytes() + StepWork.of(two, 8).bytes(),
                StepWork.of(List.of(one, two), 8).bytes());
    }
}
