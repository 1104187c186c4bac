package io.evowire.run.study.recommended;

import io.evowire.core.statistics.Holm;
import io.evowire.core.statistics.MannWhitney;
import io.evowire.core.statistics.Quartiles;
import io.evowire.evaluate.Outcome;
import io.evowire.run.config.Reading;
import io.evowire.run.study.Trained;
import io.evowire.run.study.recommended.RecommendedStudy.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How good the networks are that searches recommend.
 *
 * @param budgets  multiply-adds within which networks were recommended
 * @param networks that were trained, all searches together
 * @param failed   trainings that came to no end; a network none of whose trainings did counts as a
 *                 guess
 * @param arms     the first is the one that the others of its reading are compared with
 */
public record RecommendedReading(List<Double> budgets, int networks, int failed, List<Arm> arms) {

    public RecommendedReading {
        budgets = List.copyOf(budgets);
        arms = List.copyOf(arms);
    }

    /**
     * Searches of the same settings, read in one way.
     *
     * @param settings    what they share
     * @param reading     by what networks were recommended
     * @param runs        directories
     * @param accuracies  of each run: mean over the budgets of the mean test accuracy of the
     *                    network that it recommends, fraction in [0, 1]
     * @param quartiles   of these
     * @param byBudget    mean of the runs for each budget
     * @param probability of such a difference to the first arm of this reading by chance
     *                    ({@link MannWhitney}); null for the first
     * @param adjusted    the same, corrected for the number of arms ({@link Holm})
     * @param pairs       difference to the first arm of this reading in searches of equal seed;
     *                    null for the first, and where no seed is shared
     * @param gain        difference to the same searches read by observed value; null for these
     */
    public record Arm(String settings, Reading reading, List<String> runs,
            List<Double> accuracies, Quartiles quartiles, List<Double> byBudget,
            @Nullable Double probability, @Nullable Double adjusted, @Nullable Shift pairs,
            @Nullable Shift gain) {

        public Arm {
            runs = List.copyOf(runs);
            accuracies = List.copyOf(accuracies);
            byBudget = List.copyOf(byBudget);
        }
    }

    static RecommendedReading of(RecommendedStudy study, List<Trained> trained) {
        Map<String, Double> means = means(trained);
        double chance = study.searches().stream().flatMap(s -> s.choices().values().stream())
                .flatMap(List::stream).filter(Objects::nonNull).findFirst()
                .map(choice -> 1.0 / choice.network().classes()).orElse(0.0);
        Map<String, List<Searched>> groups = study.searches().stream().collect(Collectors
                .groupingBy(Searched::arm, LinkedHashMap::new, Collectors.toList()));
        List<Arm> arms = new ArrayList<>();
        for (Reading reading : Reading.values()) {
            List<Judged> judged = groups.entrySet().stream()
                    .map(group -> Judged.of(group.getKey(), group.getValue(), reading,
                            choice -> choice == null
                                    ? chance
                                    : means.getOrDefault(choice.key(), chance)))
                    .toList();
            arms.addAll(arms(judged, arms));
        }
        return new RecommendedReading(study.budgets(),
                (int) trained.stream().map(done -> done.what(Setting.class).key()).distinct()
                        .count(),
                (int) trained.stream().filter(done -> test(done).isEmpty()).count(), arms);
    }

    private static List<Arm> arms(List<Judged> judged, List<Arm> observed) {
        Judged first = judged.getFirst();
        List<Double> probabilities = judged.stream().skip(1)
                .map(arm -> MannWhitney.probability(first.accuracies(), arm.accuracies())).toList();
        List<Double> adjusted = Holm.adjusted(probabilities);
        return IntStream.range(0, judged.size()).mapToObj(i -> {
            Judged arm = judged.get(i);
            return new Arm(arm.settings(), arm.reading(),
                    arm.searches().stream().map(Searched::run).toList(), arm.accuracies(),
                    Quartiles.of(arm.accuracies()), arm.byBudget(),
                    i == 0 ? null : probabilities.get(i - 1), i == 0 ? null : adjusted.get(i - 1),
                    i == 0 ? null : ranks(arm.pairs(first)),
                    observed.isEmpty()
                            ? null
                            : ranks(differences(arm.accuracies(),
                                    observed.get(i).accuracies())));
        }).toList();
    }

    private static @Nullable Shift ranks(List<Double> differences) {
        return differences.isEmpty() ? null : Shift.of(differences);
    }

    private static List<Double> differences(List<Double> these, List<Double> those) {
        return IntStream.range(0, these.size()).mapToObj(i -> these.get(i) - those.get(i)).toList();
    }

    private static Map<String, Double> means(List<Trained> trained) {
        return trained.stream().filter(done -> test(done).isPresent())
                .collect(Collectors.groupingBy(done -> done.what(Setting.class).key(),
                        Collectors.averagingDouble(done -> test(done).orElseThrow())));
    }

    private static Optional<Double> test(Trained trained) {
        return trained.outcome() instanceof Outcome.Completed completed
                ? Optional.ofNullable(completed.testAccuracy())
                : Optional.empty();
    }
}
