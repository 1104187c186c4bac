package io.evowire.core.objective;

import org.jspecify.annotations.Nullable;

/**
 * What was measured of one trained network.
 *
 * @param accuracy validation accuracy, fraction in [0, 1]
 * @param latency  time of one inference, milliseconds; null if it was not measured
 * @param damage   mean loss of accuracy when one node or one edge is removed, fraction in [-1, 1],
 *                 below 0 if the network gets better without; null if it was not measured
 * @param balancedAccuracy mean recall of the validation images' classes, fraction in [0, 1]; null
 *                 if it was not asked for
 * @param auprc    average precision of the images of a class that the network never learned among
 *                 those for validation, fraction in [0, 1]; null if there is no such class
 */
public record Measurements(double accuracy, @Nullable Double latency, @Nullable Double damage,
        @Nullable Double balancedAccuracy, @Nullable Double auprc) {

    /** Of a network that has learned all classes. */
    public Measurements(double accuracy, @Nullable Double latency, @Nullable Double damage,
            @Nullable Double balancedAccuracy) {
        this(accuracy, latency, damage, balancedAccuracy, null);
    }

    /** Of a network of which the balanced accuracy is not known. */
    public Measurements(double accuracy, @Nullable Double latency, @Nullable Double damage) {
        this(accuracy, latency, damage, null);
    }

    /** Of a network of which the accuracy alone is known. */
    public static Measurements of(double accuracy) {
        return new Measurements(accuracy, null, null);
    }

    /** The same network with another accuracy. */
    public Measurements withAccuracy(double newAccuracy) {
        return new Measurements(newAccuracy, latency, damage, balancedAccuracy, auprc);
    }

    /** The same network with another balanced accuracy. */
    public Measurements withBalancedAccuracy(@Nullable Double newBalancedAccuracy) {
        return new Measurements(accuracy, latency, damage, newBalancedAccuracy, auprc);
    }

    /** The same network with another average precision. */
    public Measurements withAuprc(@Nullable Double newAuprc) {
        return new Measurements(accuracy, latency, damage, balancedAccuracy, newAuprc);
    }
}
