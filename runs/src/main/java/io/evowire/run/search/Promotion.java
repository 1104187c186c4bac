package io.evowire.run.search;

import io.evowire.core.cost.Cost;
import io.evowire.core.objective.Fitness;
import io.evowire.core.objective.Objective;
import io.evowire.run.config.RungsConfig;
import java.util.Comparator;
import java.util.List;

/**
 * Who goes on from a rung: the best by the {@linkplain CrowdedOrder crowded comparison} of their
 * accuracies there and their costs. Latency and damage are measured at the end only, so they have no say;
 * where nothing else is an objective, accuracy decides. A function of what is recorded: neither the order in which they
 * arrived nor the number of workers decides anything.
 *
 * @param rungs      the rungs
 * @param objectives what is optimised and known at a rung, at least one
 */
record Promotion(RungsConfig rungs, List<Objective> objectives) {

    /**
     * A candidate that reached a rung.
     *
     * @param trial    number of its trial
     * @param accuracy validation accuracy there, fraction in [0, 1]
     */
    record Contender(int trial, double accuracy, Cost cost) {}

    Promotion {
        List<Objective> known = objectives.stream().filter(objective -> !objective.isExtra())
                .toList();
        objectives = known.isEmpty() ? List.of(Objective.ACCURACY) : known;
    }

    /**
     * Numbers of the trials that go on, ascending: one in eta of those that began the rung. One that
     * failed on the way takes nobody's place.
     *
     * @param begun      how many began the rung
     * @param contenders those of them that reached it
     */
    List<Integer> of(int begun, List<Contender> contenders) {
        List<Contender> byNumber = contenders.stream()
                .sorted(Comparator.comparingInt(Contender::trial)).toList();
        return CrowdedOrder
                .of(byNumber.stream().map(
                        contender -> Fitness.of(objectives, contender.accuracy(), contender.cost()))
                        .toList(), ParetoMeasure.FITNESS)
                .stream().limit(rungs.promoted(begun)).map(index -> byNumber.get(index).trial())
                .sorted().toList();
    }
}
