package io.evowire.core.objective;

import org.jspecify.annotations.Nullable;

/**
 * What was measured of one trained network.
 *
 * @param accuracy validation accuracy, fraction in [0, 1]
 * @param latency  time of one inference, milliseconds; null if it was not measured
 * @param damage   mean loss of accuracy when one node or one edge is removed, fraction in [-1, 1], below
 *                 0 if the network gets better without; null if it was not measured
 */
public record Measurements(double accuracy, @Nullable Double latency, @Nullable Double damage) {

    /** Of a network of which the accuracy alone is known. */
    public static Measurements of(double accuracy) {
        return new Measurements(accuracy, null, null);
    }

    /** The same network with another accuracy. */
    public Measurements withAccuracy(double newAccuracy) {
        return new Measurements(newAccuracy, latency, damage);
    }
}
