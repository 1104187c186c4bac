package io.evowire.run.config;

import io.evowire.core.objective.Objective;
import io.evowire.evaluate.MeasurementPlan;
import java.util.List;

/**
 * What is measured of networks that were trained to the end, beside their accuracy. It takes time,
 * so it is done only where an objective or {@code also} asks for it.
 *
 * @param also    what is measured though it is no objective: of balancedAccuracy, latency and
 *                damage; auprc is wherever a class is novel
 * @param latency how the time of inference is measured
 * @param damage  how nodes and edges are removed
 * @param testPicks whether the suggested networks are tested once, after the search
 */
public record MeasurementsConfig(List<Objective> also, LatencyConfig latency,
        DamageConfig damage, boolean testPicks) {

    public MeasurementsConfig {
        also = List.copyOf(also);
        if (also.contains(Objective.AUPRC)) {
            throw new IllegalArgumentException("""
                    also may have balancedAccuracy, latency and damage, but auprc is recorded \
                    wherever a class is novel: name one by task.novelty.class.""");
        }
        also.stream().filter(objective -> !objective.isMeasured()).findFirst().ifPresent(known -> {
            throw new IllegalArgumentException(
                    "also may have balancedAccuracy, latency and damage, but %s is always known."
                            .formatted(known.word()));
        });
    }

    /**
     * What is measured in a search.
     *
     * @param novelty whether a class is novel
     */
    public MeasurementPlan plan(List<Objective> objectives, boolean novelty) {
        return new MeasurementPlan(
                wanted(Objective.LATENCY, objectives) ? latency.plan() : null,
                wanted(Objective.DAMAGE, objectives) ? damage.plan() : null,
                wanted(Objective.BALANCED_ACCURACY, objectives), novelty);
    }

    private boolean wanted(Objective objective, List<Objective> objectives) {
        return objectives.contains(objective) || also.contains(objective);
    }
}
