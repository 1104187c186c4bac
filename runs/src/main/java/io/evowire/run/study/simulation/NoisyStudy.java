package io.evowire.run.study.simulation;

import io.evowire.core.objective.AccuracyByCost;
import io.evowire.core.statistics.MannWhitney;
import io.evowire.core.statistics.SignedRank;
import io.evowire.run.UserException;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.StrategyConfig.Kind;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.FeasibleSpace;
import io.evowire.run.problem.Randomness;
import io.evowire.run.problem.Rulers;
import io.evowire.run.store.Trial;
import io.evowire.run.generation.GenerationLoop;
import io.evowire.run.study.simulation.ReadTrials.Reading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Strategies compared where each training is noisy and the truth is known. A search recommends the
 * networks that look best within some budgets, and whoever looks at many noisy values and takes the
 * best of them takes a lucky one. So what counts is how good the recommended networks really are,
 * and what they looked like stands beside it.
 *
 * @param factory  of a run whose space and settings the strategies search with
 * @param outcomes what trainings show, and the truth
 * @param trials   trainings of each search, at least 1
 * @param budgets  multiply-adds for which a network is recommended
 */
public record NoisyStudy(CandidateFactory factory, NoisyOutcomes outcomes, int trials,
        List<Double> budgets) {

    private static final int BUDGETS = 5;
    private static final int DRAWS = 1_000;
    private static final double CONFIDENCE = 0.95;

    public NoisyStudy {
        budgets = List.copyOf(budgets);
        if (trials < 1) {
            throw new UserException("--trials must be at least 1, not %d.".formatted(trials));
        }
    }

    /**
     * Within five budgets at equal ratios, from the tenth to the ninetieth percentile of what
     * random networks of the space cost.
     */
    public static NoisyStudy of(CandidateFactory factory, NoisyOutcomes outcomes, int trials) {
        RandomGenerator random = new Randomness(factory.config().seed()).of("budgets");
        var space = new FeasibleSpace(factory);
        double[] macs = IntStream.range(0, DRAWS)
                .mapToDouble(i -> factory.cost(space.draw(random)).macs()).sorted().toArray();
        return new NoisyStudy(factory, outcomes, trials, AccuracyByCost.budgets(macs, BUDGETS));
    }

    /**
     * What one strategy came to, as one reading of its trials recommends networks. Accuracies are
     * means over the budgets, fractions in [0, 1], one for each seed.
     *
     * @param strategy   its name
     * @param reading    by what networks are recommended
     * @param trials     fewest trials that a seed made
     * @param shown      what the reading says of the recommended networks
     * @param truth      how good they are
     * @param best       how good the best networks are that were trained: no reading can recommend
     *                   better ones
     * @param difference of {@code truth} to the first arm; null for the first
     */
    public record Arm(String strategy, String reading, int trials, List<Double> shown,
            List<Double> truth, List<Double> best, @Nullable Difference difference) {

        public Arm {
            shown = List.copyOf(shown);
            truth = List.copyOf(truth);
            best = List.copyOf(best);
        }

        /** How much better the networks look than they are, mean over the seeds. */
        public double luck() {
            return mean(shown) - mean(truth);
        }
    }

    /**
     * A difference between two arms.
     *
     * @param middle   of the differences of pairs of the same seeds, fraction
     * @param interval that holds it with 95 %; null with too few pairs
     * @param pairs    probability of such differences of the pairs by chance ({@link SignedRank})
     * @param ranks    probability of such rank sums by chance ({@link MannWhitney}), seeds apart
     */
    public record Difference(double middle, SignedRank.@Nullable Interval interval, double pairs,
            double ranks) {

        static Difference of(List<Double> first, List<Double> second) {
            List<Double> pairs = IntStream.range(0, first.size())
                    .mapToObj(i -> second.get(i) - first.get(i)).toList();
            return new Difference(SignedRank.middle(pairs),
                    SignedRank.interval(pairs, CONFIDENCE).orElse(null),
                    SignedRank.probability(pairs), MannWhitney.probability(first, second));
        }
    }

    /**
     * One search.
     *
     * @param trials that it made
     * @param shown  what each reading says of what it recommends
     * @param truth  how good that is
     * @param best   how good the best networks are
     */
    private record Searched(int trials, Map<Reading, Double> shown, Map<Reading, Double> truth,
            double best) {}

    /**
     * Searches with one strategy and as many seeds; one arm for each reading.
     *
     * @param first what they are compared with; null for the first of these
     */
    public List<Arm> of(Kind kind, int seeds, @Nullable Arm first) {
        List<Searched> searched = Seeds.each(seeds, seed -> searched(kind, seed));
        List<Arm> arms = new ArrayList<>();
        for (Reading reading : Reading.values()) {
            List<Double> truth = searched.stream().map(one -> one.truth().get(reading)).toList();
            Arm other = first == null && !arms.isEmpty() ? arms.getFirst() : first;
            arms.add(new Arm(kind.toString(), reading.toString(),
                    searched.stream().mapToInt(Searched::trials).min().orElseThrow(),
                    searched.stream().map(one -> one.shown().get(reading)).toList(), truth,
                    searched.stream().map(Searched::best).toList(),
                    other == null ? null : Difference.of(other.truth(), truth)));
        }
        return arms;
    }

    private Searched searched(Kind kind, long seed) {
        SearchConfig config = factory.config();
        var replayed = new CandidateFactory(
                config.with(config.strategy().withKind(kind), seed), factory.shape(),
                factory.classes());
        var evaluation = new SimulatedEvaluation(replayed, outcomes, trials);
        GenerationLoop.of(replayed).run(evaluation);
        List<Trial> trained = evaluation.trials().stream().filter(Trial::completed).toList();
        Map<Integer, Double> truth = trained.stream()
                .collect(Collectors.toMap(Trial::number, this::truth));
        Map<Reading, Double> shown = new EnumMap<>(Reading.class);
        Map<Reading, Double> reached = new EnumMap<>(Reading.class);
        for (Reading reading : Reading.values()) {
            Map<Integer, Double> read = ReadTrials.by(reading, replayed, evaluation,
                    outcomes.noise());
            shown.put(reading, recommended(trained, read, read));
            reached.put(reading, recommended(trained, read, truth));
        }
        return new Searched(evaluation.trials().size(), shown, reached,
                recommended(trained, truth, truth));
    }

    // Mean over the budgets; where nothing is cheap enough, a guess.
    private double recommended(List<Trial> trained, Map<Integer, Double> by,
            Map<Integer, Double> value) {
        return budgets.stream().mapToDouble(budget -> Rulers
                .within(budget, trained, trial -> by.get(trial.number()))
                .map(trial -> value.get(trial.number())).orElse(1.0 / factory.classes()))
                .average().orElseThrow();
    }

    private double truth(Trial trial) {
        var answer = outcomes.truth().answer(trial.proposal());
        return new Trial(trial.proposal(), Optional.of(answer.outcome())).accuracy().orElseThrow();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
