package io.evowire.run.strategy;

import io.evowire.core.cost.Cost;
import io.evowire.core.objective.Fitness;
import io.evowire.core.objective.Objective;
import io.evowire.run.store.Trial;
import io.evowire.run.surrogate.Described;
import io.evowire.run.surrogate.Looks;
import io.evowire.run.surrogate.TrialModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

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
        return of(objectives, completed, List.of());
    }

    /** The beliefs after what a strategy was told. */
    static Beliefs of(List<Objective> objectives, Surrogate.Archive archive) {
        return of(objectives, archive.completed(), archive.looks());
    }

    private static Beliefs of(List<Objective> objectives, List<Described> completed,
            List<Trial> again) {
        Map<Objective, TrialModel> models = new EnumMap<>(Objective.class);
        objectives.stream().filter(objective -> !objective.isCost())
                .forEach(objective -> models.put(objective,
                        TrialModel.of(objective, Stream.concat(
                                Looks.of(objective, completed).stream(),
                                again.stream().flatMap(look -> look(objective, look, completed)))
                                .toList())));
        return new Beliefs(objectives, models, completed);
    }

    private static Stream<Looks> look(Objective objective, Trial look,
            List<Described> completed) {
        return completed.stream()
                .filter(described -> described.trial().number() == look.number()).limit(1)
                .map(described -> Looks.again(described, objective,
                        look.value(objective).orElseThrow()));
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
                objective -> models.get(objective).mean(member));
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
