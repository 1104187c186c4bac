package io.evowire.run.config;

import io.evowire.core.bounds.Bounded;
import io.evowire.core.bounds.RecordBounds;

/**
 * How REINFORCE learns.
 *
 * @param learningRate of Adam, above 0
 * @param momentum     of the moving average of rewards, in [0, 1)
 * @param costExponent exponent of a cost in the reward, at most 0; at 0 costs do not count
 */
public record ReinforceConfig(@Bounded(above = 0) double learningRate,
        @Bounded(min = 0, below = 1) double momentum, @Bounded(max = 0) double costExponent) {

    private static final RecordBounds BOUNDS = RecordBounds.of(ReinforceConfig.class);

    public ReinforceConfig {
        BOUNDS.check("learningRate", learningRate);
        BOUNDS.check("momentum", momentum);
        BOUNDS.check("costExponent", costExponent);
    }
}
