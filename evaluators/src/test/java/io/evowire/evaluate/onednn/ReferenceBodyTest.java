package io.evowire.evaluate.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.core.network.Network;
import io.evowire.evaluate.train.InitialWeights;
import io.evowire.evaluate.train.ParameterBlock;
import io.evowire.evaluate.train.ParameterBlock.Group;
import io.evowire.evaluate.train.ParameterLayout;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceBodyTest {

    private static final int BATCH = 3;
    private static final double STEP = 1e-6;

    static Stream<Network> networks() {
        return Networks.small().stream();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void gradientsEqualDifferenceQuotients(Network network) {
        var random = new Random(2);
        var layout = ParameterLayout.of(network);
        var initial = InitialWeights.draw(layout, 1);
        // Away from the kink of the ReLU at 0, where there is no derivative.
        initial.get(Group.SCALARS)[0] += 0.1f;
        var body = new ReferenceBody(network, BATCH, KernelRun
                .uniform((int) (BATCH * network.input().elements()), random), initial);
        int features = BATCH * network.classifier().in().channels();
        double[] direction = ReferenceBody.doubles(KernelRun.uniform(features, random));
        body.forward(true);
        body.backward(direction);
        for (ParameterBlock block : layout.blocks()) {
            Group group = block.kind().group();
            if (group == Group.STATISTICS || block.node() == network.nodes().size() - 1) {
                continue;
            }
            int at = block.offset() + random.nextInt(block.length());
            double expected = quotient(body, group, at, direction);
            assertEquals(expected, body.gradients.get(group)[at],
                    1e-5 * Math.max(1, Math.abs(expected)), () -> "gradient of " + block);
        }
    }

    private static double quotient(ReferenceBody body, Group group, int at, double[] direction) {
        double[] vector = body.parameters.get(group);
        double value = vector[at];
        vector[at] = value + STEP;
        double above = dot(body.forward(true), direction);
        vector[at] = value - STEP;
        double below = dot(body.forward(true), direction);
        vector[at] = value;
        return (above - below) / (2 * STEP);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
