package io.evowire.evaluate.onednn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.evowire.core.network.Network;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("numeric")
@NeedsOneDnn
class SameBitsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theSameSeedGivesTheSameBitsTwice(int threads) {
        Network network = Networks.digits();
        try (var one = new KernelRun(network, 20, threads, new Random(3));
                var two = new KernelRun(network, 20, threads, new Random(3))) {
            float[] gradient = KernelRun.uniform(20 * 128, new Random(4));
            for (var run : new KernelRun[]{one, two}) {
                run.forward();
                run.backward(gradient);
            }
            assertArrayEquals(one.features(), two.features());
            for (Group group : Group.values()) {
                assertArrayEquals(one.gradients().get(group), two.gradients().get(group));
            }
        }
    }
}
