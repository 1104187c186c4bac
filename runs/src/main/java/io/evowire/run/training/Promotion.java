package io.evowire.run.training;

import io.evowire.core.cost.Cost;
import io.evowire.core.objective.Fitness;
import io.evowire.core.objective.Measurements;
import io.evowire.core.objective.Objective;
import io.evowire.run.config.RungsConfig;
import io.evowire.run.problem.CrowdedOrder;
import io.evowire.run.problem.ParetoMeasure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who goes on from a rung: the best by the {@linkplain CrowdedOrder crowded comparison} of their
 * accuracies there, balanced or not, and their costs. Latency and damage are measured at the end
 * only; in their place accuracy and, where no other cost is an objective, multiply-adds have a say.
 * A function of what is recorded: neither the order in which they arrived nor the number of workers
 * decides anything.
 *
 * @param rungs      the rungs
 * @param objectives what is optimised; what decides once it is made
 */
record Promotion(RungsConfig rungs, List<Objective> objectives) {

    /**
     * A candidate that reached a rung.
     *
     * @param trial    number of its trial
     * @param measured what is known of it there
     */
    record Contender(int trial, Measurements measured, Cost cost) {

        /** One of which the accuracy alone is known, fraction in [0, 1]. */
        Contender(int trial, double accuracy, Cost cost) {
            this(trial, Measurements.of(accuracy), cost);
        }
    }

    Promotion {
        List<Objective> known = new ArrayList<>(objectives);
        known.removeIf(objective -> objective.isMeasured() && !objective.isQuality());
        if (known.stream().noneMatch(Objective::isQuality)) {
            known.addFirst(Objective.ACCURACY);
        }
        if (known.size() == 1) {
            known.add(Objective.MACS);
        }
        objectives = List.copyOf(known);
    }

    /**
     * Numbers of the trials that go on, ascending: one in eta of those that began the rung. One
     * that failed on the way takes nobody's place.
     *
     * @param begun      how many began the rung
     * @param contenders those of them that reached it
     */
    List<Integer> of(int begun, List<Contender> contenders) {
        List<Contender> byNumber = contenders.stream()
                .sorted(Comparator.comparingInt(Contender::trial)).toList();
        return CrowdedOrder
                .of(byNumber.stream().map(
                        contender -> Fitness.of(objectives, contender.measured(), contender.cost()))
                        .toList(), ParetoMeasure.FITNESS)
                .stream().limit(rungs.promoted(begun)).map(index -> byNumber.get(index).trial())
                .sorted().toList();
    }
}
