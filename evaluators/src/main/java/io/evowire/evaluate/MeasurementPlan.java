package io.evowire.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * What is measured of a network that was trained to the end, beside its accuracy.
 *
 * @param latency how the time of inference is measured, null for not at all
 * @param damage  how nodes and edges are removed, null for not at all
 * @param balancedAccuracy whether the balanced accuracy of validation is recorded, also at rungs
 * @param novelty whether it is recorded how well images of a class are told apart that the network
 *                does not learn, also at rungs; the data set must have such images
 */
public record MeasurementPlan(@Nullable LatencyPlan latency, @Nullable DamagePlan damage,
        boolean balancedAccuracy, boolean novelty) {

    /** Nothing. */
    public static final MeasurementPlan NOTHING = new MeasurementPlan(null, null);

    /** Of networks that learn all classes. */
    public MeasurementPlan(@Nullable LatencyPlan latency, @Nullable DamagePlan damage,
            boolean balancedAccuracy) {
        this(latency, damage, balancedAccuracy, false);
    }

    /** Without the balanced accuracy. */
    public MeasurementPlan(@Nullable LatencyPlan latency, @Nullable DamagePlan damage) {
        this(latency, damage, false);
    }

    /** What follows from validation alone, which takes no time of its own. */
    public MeasurementPlan ofValidation() {
        return new MeasurementPlan(null, null, balancedAccuracy, novelty);
    }
}
