package io.evowire.evaluate.onednn;

import io.evowire.core.network.Network;
import io.evowire.evaluate.parameters.InitialWeights;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterLayout;
import io.evowire.evaluate.train.SmallNetworks;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Data on which all ways of computing a gradient in float32 agree. Where the input of a ReLU is
 * nearer to 0 than rounding, the order of a sum decides whether a gradient passes, and the order
 * differs between kernels, processors and numbers of threads. So does the place of a maximum whose two
 * largest inputs are as near to each other. So data are chosen by these distances in float64.
 */
public final class AwayFromKinks {

    /**
     * The smallest distance that is accepted. The largest error in float32 of any input of a ReLU was
     * 5e-6, those far from 0 included, over all networks here with up to 100,000 of them. Among a
     * million, some input is nearer than this in nearly every batch.
     */
    static final double MARGIN = 1e-5;

    private static final int ATTEMPTS = 300;

    private AwayFromKinks() {}

    /** Parameters none of which is 0 or 1: behind those a mistake could hide. */
    public static Map<Group, float[]> parameters(Network network, RandomGenerator random) {
        var vectors = InitialWeights.draw(ParameterLayout.of(network), random.nextLong());
        vectors.forEach((group, vector) -> {
            for (int i = 0; i < vector.length; i++) {
                vector[i] += group == Group.WEIGHTS ? 0 : random.nextFloat(-0.3f, 0.3f);
            }
        });
        return vectors;
    }

    /** Uniform pixels, [B, C, H, W]. */
    public static float[] images(Network network, Map<Group, float[]> parameters, int batch,
            long seed) {
        int length = (int) (batch * network.input().elements());
        return first(seed, at -> KernelRun.uniform(length, new Random(at)), Function.identity(),
                network, parameters);
    }

    /** Normal pixels and smoothed labels, to be trained on with these parameters. */
    public static DataSet batch(Network network, Map<Group, float[]> parameters, int images,
            DataType type, long seed) {
        return first(seed, at -> SmallNetworks.batch(network, images, type, at),
                batch -> batch.getFeatures().data().asFloat(), network, parameters);
    }

    private static <T> T first(long seed, LongFunction<T> draw, Function<T, float[]> pixels,
            Network network, Map<Group, float[]> parameters) {
        for (int i = 0; i < ATTEMPTS; i++) {
            T drawn = draw.apply(ATTEMPTS * seed + i);
            var reference = new ReferenceBody(network, pixels.apply(drawn), parameters);
            reference.forward(true);
            if (reference.closestToKink() > MARGIN) {
                return drawn;
            }
        }
        throw new AssertionError("Each of %d batches is nearer to a kink than %s"
                .formatted(ATTEMPTS, MARGIN));
    }
}
