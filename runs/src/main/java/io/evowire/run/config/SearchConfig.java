package io.evowire.run.config;

import io.evowire.core.bounds.Listed;
import io.evowire.core.bounds.RecordBounds;
import io.evowire.core.objective.Constraint;
import io.evowire.core.objective.Objective;
import io.evowire.evaluate.MeasurementPlan;
import io.evowire.evaluate.data.NoveltySplit;
import io.evowire.evaluate.gpu.device.DeviceSpec;
import io.evowire.genome.space.SearchSpace;
import io.evowire.genome.space.Wiring;
import java.util.List;
import java.util.Locale;

/**
 * Everything that a search is asked to do. Read by {@link ConfigReader}, where the defaults stand.
 *
 * @param format     {@value #FORMAT}
 * @param seed       decides every random choice of the run
 * @param data       data SPEC
 * @param task       what networks do beside recognising classes
 * @param objectives what is optimised, two or more
 * @param constraints bounds on costs that every trained network keeps
 * @param space      which networks may be tried
 * @param strategy   how the search chooses
 * @param recipe     how a candidate is trained
 * @param device     on what: a {@link DeviceSpec}
 * @param budget     when the search ends; raising it later is allowed
 * @param measurements how latency and damage are measured
 * @param reading    by what the trials are read: front, picks, repeats
 * @param race       how the front is trained again within the budget
 * @param repeats    how the front is trained again at the end; may be asked for later
 * @param finalTraining how the suggested networks are trained once more at the end
 * @param workers    the processes that train
 */
public record SearchConfig(String format, long seed, String data, TaskConfig task,
        @Listed(min = 2, distinct = true) List<Objective> objectives,
        List<Constraint> constraints, SearchSpace space, StrategyConfig strategy,
        RecipeConfig recipe, String device, MeasurementsConfig measurements, Reading reading,
        Budget budget,
        RaceConfig race,
        RepeatsConfig repeats, FinalTrainingConfig finalTraining, WorkersConfig workers) {

    private static final RecordBounds BOUNDS = RecordBounds.of(SearchConfig.class);

    /** The format that this program reads. */
    public static final String FORMAT = "evowire-config/1";

    public SearchConfig {
        objectives = List.copyOf(objectives);
        constraints = List.copyOf(constraints);
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException(
                    "The format must be %s, not %s.".formatted(FORMAT, format));
        }
        if (!BOUNDS.allows("objectives", objectives)) {
            throw new IllegalArgumentException(
                    "The objectives must be two or more different ones of %s, not %s."
                            .formatted(words(List.of(Objective.values())), words(objectives)));
        }
        if (reading == Reading.POSTERIOR && !objectives.contains(Objective.ACCURACY)) {
            throw new IllegalArgumentException("""
                    The reading 'posterior' needs accuracy among the objectives, not %s. Add it, \
                    or read by what is observed.""".formatted(words(objectives)));
        }
        DeviceSpec.parse(device);
        strategy.requireRhythm();
        if (!task.novelty().isOn() && objectives.contains(Objective.AUPRC)) {
            throw new IllegalArgumentException("""
                    auprc is how well a class is told that networks never learned, but they \
                    learn all. Name one by task.novelty.class, or a data set by \
                    task.novelty.outliers.""");
        }
        if (objectives.contains(Objective.AUPRC) && race.share() > 0) {
            throw new IllegalArgumentException("""
                    A race asks how certain accuracies are, so with the objective auprc it cannot \
                    say whom to train again. Set race.share to 0, and retrain the front by \
                    repeats.seeds.""");
        }
        if (space.wiring() == Wiring.MATRIX) {
            requireNoGenerators(strategy.kind(), repeats);
        }
        switch (strategy.kind()) {
            case GRID -> strategy.grid().requireWithin(space);
            case NSGA2, REGULARIZED_EVOLUTION, LOCAL_SEARCH, SURROGATE ->
                strategy.mutations().requireChoice(space);
            case RANDOM, REINFORCE -> {
            }
        }
    }

    private static void requireNoGenerators(StrategyConfig.Kind kind, RepeatsConfig repeats) {
        if (kind == StrategyConfig.Kind.GRID || kind == StrategyConfig.Kind.REINFORCE) {
            throw new IllegalArgumentException("""
                    The strategy %s chooses among generators and their parameters, which a space \
                    of matrices does not inherit. Choose another strategy, or \
                    space.wiring: generators.""".formatted(kind.name().toLowerCase(Locale.ROOT)));
        }
        if (repeats.of() == RepeatsConfig.Question.SETTING) {
            throw new IllegalArgumentException("""
                    A matrix has no setting that could draw other graphs, so repeats.of must be \
                    instance where space.wiring is matrix.""");
        }
    }

    private static List<String> words(List<Objective> objectives) {
        return objectives.stream().map(Objective::word).toList();
    }

    /** SPEC of what networks learn: the data set, or what a search sees of it. */
    public String learned() {
        return task.novelty().split(data).map(NoveltySplit::toString).orElse(data);
    }

    /** What is measured of networks that were trained to the end, beside their accuracy. */
    public MeasurementPlan measurementPlan() {
        return measurements.plan(objectives, task.novelty().isOn());
    }

    /** This configuration with other operational settings. */
    public SearchConfig with(Budget newBudget, WorkersConfig newWorkers) {
        return new SearchConfig(format, seed, data, task, objectives, constraints, space, strategy,
                recipe, device, measurements, reading, newBudget, race, repeats, finalTraining,
                newWorkers);
    }

    /** This configuration with another space. */
    public SearchConfig with(SearchSpace newSpace) {
        return new SearchConfig(format, seed, data, task, objectives, constraints, newSpace,
                strategy, recipe, device, measurements, reading, budget, race, repeats,
                finalTraining, workers);
    }

    /** This configuration on another device. */
    public SearchConfig on(DeviceSpec newDevice) {
        return new SearchConfig(format, seed, data, task, objectives, constraints, space, strategy,
                recipe, newDevice.toString(), measurements, reading, budget, race, repeats,
                finalTraining, workers);
    }

    /** The workers, of which a device has one unless their number is given: it does not share. */
    public WorkersConfig workersForDevice() {
        return deviceSpec().cpu() || workers.count() > 0 ? workers : workers.withCount(1);
    }

    /** On what candidates are trained. */
    public DeviceSpec deviceSpec() {
        return DeviceSpec.parse(device);
    }

    /** This configuration with other repeats of the front. */
    public SearchConfig with(RepeatsConfig newRepeats) {
        return new SearchConfig(format, seed, data, task, objectives, constraints, space, strategy,
                recipe, device, measurements, reading, budget, race, newRepeats,
                finalTraining, workers);
    }

    /** This configuration with its trials read in another way. */
    public SearchConfig with(Reading newReading) {
        return new SearchConfig(format, seed, data, task, objectives, constraints, space, strategy,
                recipe, device, measurements, newReading, budget, race, repeats,
                finalTraining, workers);
    }

    /** This configuration with another task. */
    public SearchConfig with(TaskConfig newTask) {
        return new SearchConfig(format, seed, data, newTask, objectives, constraints, space,
                strategy, recipe, device, measurements, reading, budget, race, repeats,
                finalTraining, workers);
    }

    /** This configuration with its data set in another place. */
    public SearchConfig withData(String spec) {
        return new SearchConfig(format, seed, spec, task, objectives, constraints, space, strategy,
                recipe, device, measurements, reading, budget, race, repeats,
                finalTraining, workers);
    }

    /** This configuration with another strategy and seed. */
    public SearchConfig with(StrategyConfig newStrategy, long newSeed) {
        return new SearchConfig(format, newSeed, data, task, objectives, constraints, space,
                newStrategy, recipe, device, measurements, reading, budget, race, repeats,
                finalTraining, workers);
    }
}
