package io.evowire.core.objective;

import io.evowire.core.cost.Cost;

/** What a search improves: accuracy is maximised, every cost minimised. */
public enum Objective {

    /** Fraction of correctly classified images, in [0, 1]. */
    ACCURACY(true),
    /** {@link Cost#macs()}, multiply-adds. */
    MACS(false),
    /** {@link Cost#parameters()}. */
    PARAMETERS(false),
    /** {@link Cost#activations()}, elements per image. */
    ACTIVATIONS(false),
    /** {@link Cost#depth()}. */
    DEPTH(false);

    private final boolean maximised;

    Objective(boolean maximised) {
        this.maximised = maximised;
    }

    /** Whether more is better. */
    public boolean isMaximised() {
        return maximised;
    }

    /**
     * The value of this objective for a network.
     *
     * @param accuracy fraction in [0, 1]
     * @param cost     cost of the network
     */
    public double value(double accuracy, Cost cost) {
        return switch (this) {
            case ACCURACY -> accuracy;
            case MACS -> cost.macs();
            case PARAMETERS -> cost.parameters();
            case ACTIVATIONS -> cost.activations();
            case DEPTH -> cost.depth();
        };
    }

    /** How much better {@code a} is than {@code b}: below 0 if it is worse. */
    double gain(double a, double b) {
        return maximised ? a - b : b - a;
    }

    /** Refuses what no network can have; NaN would count as better than everything. */
    void check(double value) {
        if (!(value >= 0 && value <= (this == ACCURACY ? 1 : Double.MAX_VALUE))) {
            throw new IllegalArgumentException("A value of %s must be a number in %s, not %s."
                    .formatted(this, this == ACCURACY ? "[0, 1]" : "[0, infinity)", value));
        }
    }
}
