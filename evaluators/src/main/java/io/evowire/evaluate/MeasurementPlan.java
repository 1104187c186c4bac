package io.evowire.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * What is measured of a network that was trained to the end, beside its accuracy.
 *
 * @param latency how the time of inference is measured, null for not at all
 * @param damage  how nodes and edges are removed, null for not at all
 */
public record MeasurementPlan(@Nullable LatencyPlan latency, @Nullable DamagePlan damage) {

    /** Nothing. */
    public static final MeasurementPlan NOTHING = new MeasurementPlan(null, null);
}
