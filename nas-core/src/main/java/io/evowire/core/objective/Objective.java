package io.evowire.core.objective;

import io.evowire.core.cost.Cost;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What a search improves: qualities such as accuracy are maximised, all else minimised. */
public enum Objective {

    /** Fraction of correctly classified images, in [0, 1]. */
    ACCURACY,
    /** {@link Measurements#balancedAccuracy()}, fraction in [0, 1]: mean recall of the classes. */
    BALANCED_ACCURACY,
    /**
     * {@link Measurements#auprc()}, fraction in [0, 1]: how well a network tells images of a class
     * that it never learned from those that it knows.
     */
    AUPRC,
    /** {@link Cost#macs()}, multiply-adds. */
    MACS,
    /** {@link Cost#parameters()}. */
    PARAMETERS,
    /** {@link Cost#activations()}, elements per image. */
    ACTIVATIONS,
    /** {@link Cost#depth()}. */
    DEPTH,
    /** {@link Cost#edges()}, of all stages. */
    EDGES,
    /** {@link Measurements#latency()}, milliseconds. */
    LATENCY,
    /**
     * {@link Measurements#damage()}, fraction in [0, 1]. A mean below 0 counts as 0: nothing is
     * more robust than what loses nothing.
     */
    DAMAGE;

    /** Whether more is better. */
    public boolean isMaximised() {
        return isQuality();
    }

    /**
     * Whether it says how well images are recognised: it takes validation alone, so it is also
     * known at rungs and of repeats.
     */
    public boolean isQuality() {
        return this == ACCURACY || this == BALANCED_ACCURACY || this == AUPRC;
    }

    /** Whether the value follows from the network alone, so that it is known before training. */
    public boolean isCost() {
        return switch (this) {
            case ACCURACY, BALANCED_ACCURACY, AUPRC, LATENCY, DAMAGE -> false;
            case MACS, PARAMETERS, ACTIVATIONS, DEPTH, EDGES -> true;
        };
    }

    /** Whether the value is recorded only where it is asked for. */
    public boolean isMeasured() {
        return switch (this) {
            case BALANCED_ACCURACY, AUPRC, LATENCY, DAMAGE -> true;
            case ACCURACY, MACS, PARAMETERS, ACTIVATIONS, DEPTH, EDGES -> false;
        };
    }

    /** Name as people write it, such as {@code macs} or {@code balancedAccuracy}. */
    public String word() {
        return this == BALANCED_ACCURACY ? "balancedAccuracy" : name().toLowerCase(Locale.ROOT);
    }

    /**
     * The value of this objective for a network of which nothing but the accuracy was measured.
     *
     * @param accuracy fraction in [0, 1]
     * @param cost     cost of the network
     * @throws IllegalArgumentException if it takes a measurement of its own
     */
    public double value(double accuracy, Cost cost) {
        return value(Measurements.of(accuracy), cost);
    }

    /**
     * The value of this objective for a network.
     *
     * @throws IllegalArgumentException if it was not measured
     */
    public double value(Measurements measured, Cost cost) {
        return find(measured, cost).orElseThrow(() -> new IllegalArgumentException(
                "The %s of this network was not measured, only: %s.".formatted(word(), measured)));
    }

    /** The value of this objective for a network, empty if it was not measured. */
    public OptionalDouble find(Measurements measured, Cost cost) {
        return switch (this) {
            case ACCURACY -> OptionalDouble.of(measured.accuracy());
            case BALANCED_ACCURACY -> optional(measured.balancedAccuracy());
            case AUPRC -> optional(measured.auprc());
            case MACS -> OptionalDouble.of(cost.macs());
            case PARAMETERS -> OptionalDouble.of(cost.parameters());
            case ACTIVATIONS -> OptionalDouble.of(cost.activations());
            case DEPTH -> OptionalDouble.of(cost.depth());
            case EDGES -> optional(cost.edges() == null ? null : (double) cost.edges());
            case LATENCY -> optional(measured.latency());
            case DAMAGE -> optional(
                    measured.damage() == null ? null : Math.max(0, measured.damage()));
        };
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** How much better {@code a} is than {@code b}: below 0 if it is worse. */
    double gain(double a, double b) {
        return isMaximised() ? a - b : b - a;
    }

    /** Refuses what no network can have; NaN would count as better than everything. */
    void check(double value) {
        boolean fraction = isQuality() || this == DAMAGE;
        if (!(value >= 0 && value <= (fraction ? 1 : Double.MAX_VALUE))) {
            throw new IllegalArgumentException("A value of %s must be a number in %s, not %s."
                    .formatted(this, fraction ? "[0, 1]" : "[0, infinity)", value));
        }
    }
}
