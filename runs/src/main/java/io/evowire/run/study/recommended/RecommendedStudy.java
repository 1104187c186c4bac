package io.evowire.run.study.recommended;

import io.evowire.core.objective.AccuracyByCost;
import io.evowire.core.objective.Objective;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Leg;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.run.UserException;
import io.evowire.run.config.RecipeConfig;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.problem.Randomness;
import io.evowire.run.problem.Run;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.study.Study;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.Trained;
import io.evowire.run.study.comparison.Comparison;
import io.evowire.run.study.comparison.SearchSettings;
import io.evowire.run.study.recommended.Searched.Choice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How good the networks are that searches recommend. A search sees each network once, and whoever
 * takes the best of many looks takes the luckiest. So for several budgets of multiply-adds the
 * network that a search recommends is trained again from scratch, with seeds that no search used,
 * and judged on the test images of a data set of the study's own. A network that several searches
 * recommend is trained for all of them.
 *
 * @param searches what is judged; the arm of the first is the one that others are compared with
 * @param budgets  multiply-adds, ascending
 * @param recipe   how networks are trained
 * @param steps    optimisation steps in place of the recipe's; empty for these
 * @param seeds    trainings of each network, at least 1
 * @param seed     decides initial weights and orders of images
 */
public record RecommendedStudy(List<Searched> searches, List<Double> budgets,
        RecipeConfig recipe, Optional<Integer> steps, int seeds, long seed)
        implements
            Study<RecommendedReading> {

    private static final int BUDGETS = 5;

    public RecommendedStudy {
        searches = List.copyOf(searches);
        budgets = List.copyOf(budgets);
    }

    /**
     * A training.
     *
     * @param key    of the network's architecture
     * @param genome its genome, as the first search has it that recommends it
     * @param macs   multiply-adds of an image
     * @param seed   number of the seed, from 0
     */
    public record Setting(String key, String genome, long macs, int seed) {}

    /**
     * The study of some runs.
     *
     * @param runs    one or more of equal recipe and objectives
     * @param budgets multiply-adds; none for five at equal ratios, from the tenth to the ninetieth
     *                percentile of what the runs of the first one's settings trained
     * @param steps   optimisation steps in place of the recipe's; empty for these
     * @param config  whose seed decides the trainings
     * @throws UserException if the runs do not compare, or trained nothing
     */
    public static RecommendedStudy of(List<Run> runs, List<Long> budgets, Optional<Integer> steps,
            int seeds, SearchConfig config) {
        runs.stream().filter(run -> run.config().task().novelty().isOn()).findFirst()
                .ifPresent(run -> {
                    throw new UserException("""
                            %s is a search for novelty detection: its networks learn without a \
                            class, and here all classes are learned. 'study novelty' reads such \
                            searches.""".formatted(run.files().directory()));
                });
        Comparison.requireComparable(runs);
        if (!runs.getFirst().config().objectives().contains(Objective.ACCURACY)) {
            throw new UserException("""
                    Networks are recommended by their accuracy, which is no objective of %s: its \
                    objectives are %s.""".formatted(runs.getFirst().files().directory(),
                    runs.getFirst().config().objectives().stream().map(Objective::word)
                            .collect(Collectors.joining(", "))));
        }
        List<String> arms = SearchSettings.differences(runs.stream().map(Run::config).toList());
        List<Double> within = budgets.isEmpty()
                ? ownBudgets(IntStream.range(0, runs.size())
                        .filter(i -> arms.get(i).equals(arms.getFirst())).mapToObj(runs::get)
                        .toList())
                : budgets.stream().map(Long::doubleValue).sorted().toList();
        return new RecommendedStudy(
                IntStream.range(0, runs.size())
                        .mapToObj(i -> Searched.of(runs.get(i), arms.get(i), within)).toList(),
                within, runs.getFirst().config().recipe(), steps, seeds, config.seed());
    }

    private static List<Double> ownBudgets(List<Run> runs) {
        double[] macs = runs.stream()
                .flatMap(run -> TrialStore.read(run.files()).trials().stream())
                .filter(Trial::completed).mapToDouble(trial -> trial.proposal().cost().macs())
                .sorted().toArray();
        if (macs.length == 0) {
            throw new UserException("%s has trained no network to the end: nothing can be judged."
                    .formatted(runs.getFirst().files().directory()));
        }
        return AccuracyByCost.budgets(macs, BUDGETS);
    }

    @Override
    public String name() {
        return "recommended";
    }

    // Seed by seed: whoever looks at a part of the study sees all searches alike. With one seed all
    // networks see the images in one order, which no search took.
    @Override
    public List<StudyEntry> plan(TensorShape shape, int classes) {
        var randomness = new Randomness(seed);
        List<StudyEntry> plan = new ArrayList<>();
        for (int number = 0; number < seeds; number++) {
            for (Choice choice : networks().values()) {
                require(choice, shape, classes);
                String id = "network %s, seed %d".formatted(choice.key(), number);
                TrainingRecipe own = recipe.withSeed(randomness.seedOf(id))
                        .withImageSeed(randomness.seedOf("images, seed " + number));
                plan.add(StudyEntry.of(id,
                        new Setting(choice.key(), choice.genome(), choice.macs(), number),
                        new Candidate(plan.size(), choice.network(),
                                steps.map(own::withSteps).orElse(own), Leg.WHOLE, true)));
            }
        }
        return plan;
    }

    private static void require(Choice choice, TensorShape shape, int classes) {
        if (!choice.network().input().equals(shape) || choice.network().classes() != classes) {
            throw new UserException("""
                    The runs trained on images of %s and %d classes, not on %s and %d: choose a \
                    --data like theirs.""".formatted(choice.network().input(),
                    choice.network().classes(), shape, classes));
        }
    }

    private Map<String, Choice> networks() {
        Map<String, Choice> networks = new LinkedHashMap<>();
        searches.stream().flatMap(search -> search.choices().values().stream())
                .flatMap(List::stream).filter(Objects::nonNull)
                .forEach(choice -> networks.putIfAbsent(choice.key(), choice));
        return networks;
    }

    @Override
    public RecommendedReading read(List<Trained> trained) {
        return RecommendedReading.of(this, trained);
    }
}
