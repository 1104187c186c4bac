package io.evowire.run.study.comparison;

import io.evowire.core.objective.Fitness;
import io.evowire.core.objective.Objective;
import io.evowire.core.statistics.MannWhitney;
import io.evowire.core.statistics.Quartiles;
import io.evowire.run.UserException;
import io.evowire.run.problem.Rulers;
import io.evowire.run.problem.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs that differ in settings of the search, at equal time of the search, without its repeats.
 * Those that differ in nothing but seed, budget and repeats form a group; a group's name says how
 * it differs from the others.
 *
 * @param seconds   time of each run that is looked at
 * @param reference the point down to which hypervolumes are measured, one value for each objective:
 *                  accuracies 0, all accuracy lost to damage, else 1.1 times the highest of any
 *                  trial in that time
 * @param groups    in the order in which they were named
 * @param repeats   which repeats groups tell of, such as {@code instance, 5 times}: the first ones
 *                  of the first run that has them of its whole front; null if none has
 * @param rulers    two rulers beside the hypervolume; null unless accuracy and multiply-adds are
 *                  objectives
 * @param inherits  whether accuracies of some group contain the training of ancestors (warm start),
 *                  so that only repeats can be compared
 */
public record Comparison(double seconds, Map<String, Double> reference, List<Group> groups,
        @Nullable String repeats, @Nullable Rulers rulers, boolean inherits) {

    /** Hypervolumes are told after each quarter of the time. */
    private static final int QUARTERS = 4;
    private static final double MARGIN = 1.1;

    public Comparison {
        reference = Map.copyOf(reference);
        groups = List.copyOf(groups);
    }

    /**
     * Runs with equal settings.
     *
     * @param name        the settings in which groups differ
     * @param runs        their directories
     * @param trials      ended trials of each run
     * @param hypervolume over the runs after each quarter of the time, a fraction in [0, 1]
     * @param best        highest validation accuracies at the end, fractions in [0, 1]
     * @param ends        hypervolume of each run at the end
     * @param repeated    hypervolume of each run's front with the mean accuracies of its repeats;
     *                    empty unless all have the same ones of all their front
     * @param probability of such a difference to the first group by chance ({@link MannWhitney} of
     *                    {@code ends}); null for the first
     * @param repeatedProbability the same of {@code repeated}; null without
     * @param recommended mean accuracy of the networks recommended within the budgets of the
     *                    rulers; null without rulers
     * @param logHypervolume over the logarithm of multiply-adds; null without rulers
     */
    public record Group(String name, List<String> runs, Quartiles trials,
            List<Quartiles> hypervolume, Quartiles best, List<Double> ends, List<Double> repeated,
            @Nullable Double probability, @Nullable Double repeatedProbability,
            @Nullable Ruled recommended, @Nullable Ruled logHypervolume) {

        public Group {
            runs = List.copyOf(runs);
            hypervolume = List.copyOf(hypervolume);
            ends = List.copyOf(ends);
            repeated = List.copyOf(repeated);
        }
    }

    /**
     * Compares two or more runs.
     *
     * @param limit time of each run to look at; empty for that of the shortest. A run that had
     *              tried its whole space stays where it was
     * @throws UserException if they differ in more than settings of the search
     */
    public static Comparison of(List<Run> runs, OptionalDouble limit) {
        Run first = runs.getFirst();
        requireComparable(runs);
        List<ComparedRun> compared = runs.stream().map(ComparedRun::of).toList();
        double seconds = limit.orElseGet(() -> compared.stream().filter(run -> !run.exhausted())
                .mapToDouble(run -> run.history().searchSeconds()).min()
                .orElseGet(() -> compared.stream().mapToDouble(run -> run.history().searchSeconds())
                        .max()
                        .orElseThrow()));
        compared.forEach(run -> requireLasting(run, seconds));
        Fitness reference = reference(compared, seconds);
        Optional<RepeatedFront> repeats = compared.stream()
                .flatMap(run -> run.repeatedFronts().stream()).findFirst();
        Optional<Rulers> rulers = Rulers.of(first, compared.stream()
                .flatMap(run -> run.after(seconds).stream()).toList());
        List<Group> groups = new ArrayList<>();
        group(compared).forEach((name, members) -> groups.add(
                group(name, members, seconds, reference, repeats, rulers, groups.isEmpty()
                        ? null
                        : groups.getFirst())));
        return new Comparison(seconds, values(reference), groups,
                repeats.map(RepeatedFront::toString).orElse(null), rulers.orElse(null),
                runs.stream().anyMatch(run -> run.config().strategy().inherits()));
    }

    /**
     * Refuses runs whose accuracies mean different things.
     *
     * @param runs one or more
     */
    public static void requireComparable(List<Run> runs) {
        runs.forEach(run -> requireComparable(runs.getFirst(), run));
    }

    private static void requireComparable(Run first, Run run) {
        for (var same : List.of(
                Map.entry("data", List.of(first.record().dataFingerprint(),
                        run.record().dataFingerprint())),
                Map.entry("kernels", List.of(first.record().kernels(), run.record().kernels())),
                Map.entry("recipe", List.of(first.config().recipe(), run.config().recipe())),
                Map.entry("objectives",
                        List.of(first.config().objectives(), run.config().objectives())))) {
            if (!same.getValue().getFirst().equals(same.getValue().getLast())) {
                throw new UserException(
                        """
                                %s and %s differ in their %s: %s and %s. Compare runs that share \
                                data, kernels, recipe and objectives."""
                                .formatted(first.files().directory(),
                                        run.files().directory(), same.getKey(),
                                        same.getValue().getFirst(),
                                        same.getValue().getLast()));
            }
        }
    }

    private static void requireLasting(ComparedRun run, double seconds) {
        if (run.history().searchSeconds() < seconds && !run.exhausted()) {
            throw new UserException(
                    """
                            %s has searched for %.0f s, less than the %.0f s to be compared: \
                            resume it with more time, or compare less."""
                            .formatted(run.run().files().directory(),
                                    run.history().searchSeconds(), seconds));
        }
    }

    private static Fitness reference(List<ComparedRun> runs, double seconds) {
        List<Objective> objectives = runs.getFirst().run().config().objectives();
        List<Fitness> points = runs.stream()
                .flatMap(run -> run.completed(seconds).stream()).toList();
        return Fitness.of(objectives, objectives.stream()
                .map(objective -> switch (objective) {
                    case ACCURACY, BALANCED_ACCURACY, AUPRC -> 0.0;
                    case DAMAGE -> 1.0;
                    case MACS, PARAMETERS, ACTIVATIONS, DEPTH, EDGES, LATENCY ->
                        MARGIN * points.stream()
                                .mapToDouble(point -> point.value(objective)).max().orElse(0);
                }).toList());
    }

    private static Map<String, Double> values(Fitness reference) {
        Map<String, Double> values = new LinkedHashMap<>();
        reference.objectives().forEach(objective -> values.put(objective.word(),
                reference.value(objective)));
        return values;
    }

    private static Map<String, List<ComparedRun>> group(List<ComparedRun> runs) {
        List<String> names = SearchSettings
                .differences(runs.stream().map(run -> run.run().config()).toList());
        Map<String, List<ComparedRun>> groups = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            groups.computeIfAbsent(names.get(i), name -> new ArrayList<>()).add(runs.get(i));
        }
        return groups;
    }

    private static Group group(String name, List<ComparedRun> runs, double seconds,
            Fitness reference, Optional<RepeatedFront> repeats, Optional<Rulers> rulers,
            @Nullable Group first) {
        List<List<Double>> quarters = IntStream.rangeClosed(1, QUARTERS)
                .mapToObj(quarter -> hypervolumes(runs, seconds * quarter / QUARTERS, reference))
                .toList();
        List<Double> ends = quarters.getLast();
        List<Double> repeated = runs.stream()
                .map(run -> repeats.map(way -> run.repeatedHypervolume(way, reference))
                        .orElse(OptionalDouble.empty()))
                .flatMapToDouble(OptionalDouble::stream).boxed().toList();
        List<Double> whole = repeated.size() == runs.size() ? repeated : List.of();
        return new Group(name,
                runs.stream().map(run -> run.run().files().directory().toString()).toList(),
                Quartiles.of(runs.stream().map(run -> (double) run.after(seconds).size()).toList()),
                quarters.stream().map(Quartiles::of).toList(),
                Quartiles.of(runs.stream().map(run -> run.best(seconds)).toList()), ends,
                whole, first == null ? null : MannWhitney.probability(first.ends(), ends),
                first == null || first.repeated().isEmpty() || whole.isEmpty()
                        ? null
                        : MannWhitney.probability(first.repeated(), whole),
                rulers.map(ruler -> Ruled.recommended(ruler, runs, seconds, repeats,
                        first == null ? null : first.recommended())).orElse(null),
                rulers.map(ruler -> Ruled.logHypervolume(ruler, runs, seconds, repeats,
                        first == null ? null : first.logHypervolume())).orElse(null));
    }

    private static List<Double> hypervolumes(List<ComparedRun> runs, double seconds,
            Fitness reference) {
        return runs.stream().map(run -> run.hypervolume(seconds, reference)).toList();
    }
}
