package io.evowire.evaluate.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.evowire.core.network.Network;
import io.evowire.evaluate.parameters.InitialWeights;
import io.evowire.evaluate.parameters.ParameterBlock;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterLayout;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("thorough")
class ReferenceBodyTest {

    private static final int BATCH = 3;
    private static final double STEP = 1e-6;
    /** Parameters of each block whose gradient is looked at. */
    private static final int OF_EACH = Boolean.getBoolean("evowire.thorough") ? 3 : 1;

    static Stream<Network> networks() {
        return Stream.of(Networks.small(), Networks.otherOperations(), Networks.linked())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void gradientsEqualDifferenceQuotients(Network network) {
        for (int seed = 1; seed < 100; seed++) {
            var random = new Random(seed);
            ReferenceBody body = body(network, random);
            body.forward(true);
            if (body.closestToKink() > 10 * STEP) { // There is no derivative at a kink.
                assertGradients(network, body, random);
                return;
            }
        }
        fail("each of 99 batches is next to a kink");
    }

    private static ReferenceBody body(Network network, Random random) {
        var initial = InitialWeights.draw(ParameterLayout.of(network), random.nextLong());
        float[] scalars = initial.get(Group.SCALARS);
        for (int i = 0; i < scalars.length; i++) { // Nothing may hide behind a 0 or a 1.
            scalars[i] += random.nextFloat(-0.3f, 0.3f);
        }
        return new ReferenceBody(network, KernelRun
                .uniform((int) (BATCH * network.input().elements()), random), initial);
    }

    private static void assertGradients(Network network, ReferenceBody body, Random random) {
        double[] direction = ReferenceBody.doubles(
                KernelRun.uniform(BATCH * network.classifier().in().channels(), random));
        body.backward(direction);
        for (ParameterBlock block : ParameterLayout.of(network).blocks()) {
            Group group = block.kind().group();
            if (group == Group.STATISTICS || block.node() == network.nodes().size() - 1) {
                continue;
            }
            for (int i = 0; i < OF_EACH; i++) {
                int at = block.offset() + random.nextInt(block.length());
                double expected = quotient(body, group, at, direction);
                assertEquals(expected, body.gradients.get(group)[at],
                        1e-5 * Math.max(1, Math.abs(expected)), () -> "gradient of " + block);
            }
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
