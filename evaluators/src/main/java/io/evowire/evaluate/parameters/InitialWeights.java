package io.evowire.evaluate.parameters;

import io.evowire.evaluate.parameters.ParameterBlock.Group;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Initial parameters of a network, decided by a seed alone: the same for every way to train it.
 * <p>
 * Weights are normal with variance 2/fan-in (He et al. 2015), 1/fan-in for the dense layer; edge
 * weights, shifts, biases and running means are 0; scales and running variances are 1.
 */
public final class InitialWeights {

    private InitialWeights() {}

    /** One vector for each group, laid out as {@code layout} says. */
    public static Map<Group, float[]> draw(ParameterLayout layout, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Map<Group, float[]> vectors = new EnumMap<>(Group.class);
        layout.lengths().forEach((group, length) -> vectors.put(group, new float[length]));
        for (ParameterBlock block : layout.blocks()) {
            float[] vector = vectors.get(block.kind().group());
            for (int i = 0; i < block.length(); i++) {
                vector[block.offset() + i] = switch (block.kind()) {
                    case KERNEL, DEPTHWISE, POINTWISE -> normal(random, 2.0 / block.fanIn());
                    case DENSE -> normal(random, 1.0 / block.fanIn());
                    case EDGES, SHIFT, BIAS, MEAN -> 0;
                    case SCALE, VARIANCE -> 1;
                };
            }
        }
        return vectors;
    }

    private static float normal(RandomGenerator random, double variance) {
        return (float) (Math.sqrt(variance) * random.nextGaussian());
    }
}
