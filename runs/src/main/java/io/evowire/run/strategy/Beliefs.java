package io.evowire.run.strategy;

import io.evowire.core.cost.Cost;
import io.evowire.core.objective.Fitness;
import io.evowire.core.objective.Objective;
import io.evowire.run.surrogate.Described;
import io.evowire.run.surrogate.Looks;
import io.evowire.run.surrogate.TrialModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What is believed of networks, given all that were trained: a model of each objective that is not
 * known before training.
 *
 * @param objectives of the run
 * @param models     by objective
 * @param completed  trials that have a value of each objective
 */
record Beliefs(List<Objective> objectives, Map<Objective, TrialModel> models,
        List<Described> completed) {

    /** The beliefs after some trials. */
    static Beliefs of(List<Objective> objectives, List<Described> completed) {
        Map<Objective, TrialModel> models = new EnumMap<>(Objective.class);
        objectives.stream().filter(objective -> !objective.isCost())
                .forEach(objective -> models.put(objective,
                        TrialModel.of(objective, Looks.of(objective, completed))));
        return new Beliefs(objectives, models, completed);
    }

    /** The trials that the models are made of; all completed ones where there is no model. */
    List<Described> members() {
        return models.isEmpty()
                ? completed
                : models.values().iterator().next().looks().stream().map(Looks::of).distinct()
                        .toList();
    }

    /** What is expected of a tried network. */
    Fitness expected(Described member) {
        return fitness(member.trial().proposal().cost(),
                objective -> models.get(objective).mean(member.features()));
    }

    /**
     * A fitness of known costs and modelled values.
     *
     * @param modelled a value of each objective that is no cost, as its model has it
     */
    Fitness fitness(Cost cost, ToDoubleFunction<Objective> modelled) {
        return Fitness.of(objectives,
                objectives.stream().map(objective -> objective.isCost()
                        ? objective.value(0, cost)
                        : TrialModel.value(objective, modelled.applyAsDouble(objective)))
                        .toList());
    }
}
