package io.evowire.run.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.core.objective.AccuracyByCost;
import io.evowire.core.objective.Objective;
import io.evowire.core.statistics.Normal;
import io.evowire.core.statistics.Quantile;
import io.evowire.core.statistics.gp.Posterior;
import io.evowire.evaluate.Latency;
import io.evowire.evaluate.Outcome;
import io.evowire.genome.Genome;
import io.evowire.run.Thorough;
import io.evowire.run.config.StrategyConfig.Kind;
import io.evowire.run.generation.GenerationLoop;
import io.evowire.run.generation.NewTrial;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.FitnessScale;
import io.evowire.run.search.StubRun;
import io.evowire.run.store.Donor;
import io.evowire.run.store.Prediction;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Redraws;
import io.evowire.run.store.Trial;
import io.evowire.run.strategy.Surrogate.Archive;
import io.evowire.run.study.simulation.Answers;
import io.evowire.run.study.simulation.Answers.Answer;
import io.evowire.run.study.simulation.MadeUpOutcomes;
import io.evowire.run.study.simulation.NoisyOutcomes;
import io.evowire.run.study.simulation.SimulatedEvaluation;
import io.evowire.run.surrogate.Described;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurrogateTest {

    private static final Answers MADE_UP = new MadeUpOutcomes();
    private static final String DRAWN = "drawn at random";

    private static CandidateFactory factory(String... settings) {
        String[] all = Stream.concat(Stream.of("strategy.kind=surrogate",
                "strategy.population=8", "strategy.batch=8",
                """
                        strategy.surrogate={initial: 12, looks: 0, offspring: 40, draws: 10, \
                        preselection: true}"""),
                Stream.of(settings)).toArray(String[]::new);
        return new CandidateFactory(StubRun.config(all), new TensorShape(1, 28, 28), 10);
    }

    private static List<Trial> searched(CandidateFactory factory, Answers answers, int trials) {
        var evaluation = new SimulatedEvaluation(factory, answers, trials);
        GenerationLoop.of(factory).run(evaluation);
        return evaluation.trials();
    }

    private static Surrogate surrogate(CandidateFactory factory) {
        return new Surrogate(factory, FitnessScale.of(factory)::hasAll);
    }

    private static Archive told(CandidateFactory factory, List<Trial> trials) {
        return surrogate(factory).tell(surrogate(factory).begin(), trials.stream().map(
                trial -> new Told(trial, Genome.parse(trial.proposal().genome()), List.of(), true))
                .toList());
    }

    private static List<Suggestion> asked(CandidateFactory factory, Archive archive,
            int generation) {
        return surrogate(factory).ask(archive, generation, factory.random(generation))
                .orElseThrow().stream().map(Suggestion.class::cast).toList();
    }

    @Test
    void itBeginsWithDrawsAndExpectsNothingOfThem() {
        List<Trial> trials = searched(factory(), MADE_UP, 30);
        for (Trial trial : trials.subList(0, 12)) {
            assertEquals(1, trial.proposal().generation());
            assertEquals(List.of(), trial.proposal().parents());
            assertNull(trial.proposal().prediction());
        }
        assertEquals(2, trials.get(12).proposal().generation());
        assertTrue(trials.subList(12, 30).stream()
                .allMatch(trial -> trial.proposal().prediction() != null));
    }

    @Test
    void whatIsChosenIsFeasibleAndNew() {
        CandidateFactory factory = factory("constraints=[macs <= 1M]");
        Archive archive = told(factory, searched(factory, MADE_UP, 12));
        Set<String> keys = new HashSet<>();
        archive.completed().forEach(tried -> keys.add(tried.trial().proposal().key()));
        for (int generation = 2; generation < 8; generation++) {
            List<Suggestion> asked = asked(factory, archive, generation);
            assertEquals(8, asked.size());
            Set<String> generationKeys = new HashSet<>(keys);
            for (Suggestion suggestion : asked) {
                assertTrue(factory.feasible(suggestion.genome()));
                assertTrue(suggestion.screened());
                assertTrue(generationKeys.add(factory.key(suggestion.genome())));
            }
        }
    }

    static List<Integer> batches() {
        return Thorough.some(1, List.of(1, 4, 8, 16, 3));
    }

    @ParameterizedTest
    @MethodSource("batches")
    @Tag("thorough")
    void oneInEightIsDrawnWhateverTheModelSays(int batch) {
        CandidateFactory factory = factory("strategy.batch=" + batch);
        Archive archive = told(factory, searched(factory, MADE_UP, 12));
        int draws = 0;
        int all = 0;
        for (int generation = 2; generation < 26; generation++) {
            for (Suggestion suggestion : asked(factory, archive, generation)) {
                Prediction prediction = Objects.requireNonNull(suggestion.prediction());
                all++;
                if (prediction.reason().equals(DRAWN)) {
                    draws++;
                    assertEquals(List.of(), suggestion.parents());
                }
            }
        }
        assertEquals(24 * batch, all);
        assertEquals(24 * batch / 8, draws);
    }

    @Test
    void theChosenAreBetterThanDraws() {
        List<Trial> trials = searched(factory(), MADE_UP, 90);
        List<Trial> drawn = searched(factory("strategy.kind=random"), MADE_UP, 90);
        // As a front is judged: the best within budgets from the middle of what is drawn.
        List<Double> budgets = AccuracyByCost.budgets(drawn.stream()
                .mapToDouble(trial -> trial.proposal().cost().macs()).sorted().toArray(), 5);
        double found = front(trials).mean(budgets, 0.1);
        double control = front(drawn).mean(budgets, 0.1);
        assertTrue(found > control, () -> found + " against " + control);
        assertTrue(trials.stream().skip(12)
                .filter(trial -> !trial.proposal().parents().isEmpty()).count() > 40);
    }

    private static AccuracyByCost front(List<Trial> trials) {
        return AccuracyByCost.of(trials.stream().map(trial -> new AccuracyByCost.Point(
                trial.proposal().cost().macs(), trial.accuracy().orElseThrow())).toList());
    }

    @Test
    void whatIsExpectedIsMostlyRight() {
        List<Trial> trials = searched(factory(), MADE_UP, 90);
        double error = trials.subList(40, 90).stream().mapToDouble(trial -> Math.abs(
                Objects.requireNonNull(trial.proposal().prediction()).mean()
                        - trial.accuracy().orElseThrow()))
                .average().orElseThrow();
        assertTrue(error < 0.03, () -> "off by " + error);
    }

    @Test
    void aLuckyTrainingIsNotTakenForAFront() {
        CandidateFactory factory = factory();
        List<Trial> trials = new ArrayList<>(searched(factory, MADE_UP, 60));
        Trial lucky = trials.get(5);
        trials.set(5, new Trial(lucky.proposal(), Optional.of(
                new Outcome.Completed(lucky.accuracy().orElseThrow() + 0.05, 0, List.of()))));
        Beliefs beliefs = Beliefs.of(List.of(Objective.ACCURACY, Objective.MACS),
                told(factory, trials).completed());
        double believed = beliefs.expected(beliefs.completed().get(5)).value(Objective.ACCURACY);
        assertTrue(believed < lucky.accuracy().orElseThrow() + 0.04,
                "what the others say counts, too");
    }

    @Test
    void onlyWhatMayImproveTheFrontIsChosen() {
        CandidateFactory factory = factory();
        Archive archive = told(factory, searched(factory, MADE_UP, 60));
        Beliefs beliefs = Beliefs.of(List.of(Objective.ACCURACY, Objective.MACS),
                archive.completed());
        var variation = new Variation(factory, archive.known());
        RandomGenerator random = factory.random(9);
        Pool pool = Pool.of(Stream.generate(() -> variation.draw(random)).limit(60).toList(),
                List.of(), List.of(), factory);
        var choice = new ImprovementChoice(Objective.ACCURACY, Objective.MACS, 0.1, beliefs);
        List<Integer> chosen = choice.of(pool, 6, 2, random);
        assertEquals(List.of(0, 1), chosen.subList(0, 2), "plain draws come first");
        assertEquals(6, chosen.stream().distinct().count());
        // The first choice has the greatest improvement by definition, step by step.
        int first = choice.of(pool, 1, 0, random).getFirst();
        double[] improvements = IntStream.range(0, pool.size())
                .mapToDouble(i -> improvement(pool.candidates().get(i), pool, beliefs)).toArray();
        int best = IntStream.range(0, improvements.length).boxed()
                .max((a, b) -> Double.compare(improvements[a], improvements[b])).orElseThrow();
        assertEquals(best, first);
    }

    // On a fine grid of costs, the front's height at each from all members.
    private static double improvement(Pool.Candidate candidate, Pool pool, Beliefs beliefs) {
        var model = Objects.requireNonNull(beliefs.models().get(Objective.ACCURACY));
        double[] drawn = Stream.concat(
                beliefs.completed().stream().map(Described::trial)
                        .filter(trial -> trial.proposal().parents().isEmpty())
                        .map(trial -> trial.proposal().cost()),
                pool.candidates().subList(0, pool.draws()).stream().map(Pool.Candidate::cost))
                .mapToDouble(cost -> Math.log(cost.macs())).sorted().toArray();
        double from = Quantile.of(drawn, 0.05);
        double to = Quantile.of(drawn, 0.95);
        double[] costs = beliefs.completed().stream()
                .mapToDouble(tried -> Math.log(tried.trial().proposal().cost().macs())).toArray();
        double[] means = beliefs.completed().stream()
                .mapToDouble(tried -> model.of(tried).mean()).toArray();
        Posterior posterior = model.at(candidate.features());
        double sum = 0;
        int cells = 3_000;
        for (int cell = 0; cell < cells; cell++) {
            double cost = from + (cell + 0.5) * (to - from) / cells;
            double height = 0.1;
            for (int i = 0; i < costs.length; i++) {
                height = costs[i] <= cost ? Math.max(height, means[i]) : height;
            }
            if (Math.log(candidate.cost().macs()) <= cost) {
                sum += Normal.expectedImprovement(posterior.mean(),
                        posterior.learningDeviation(), height);
            }
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(strings = {"[accuracy, macs, parameters]", "[accuracy, latency]",
            "[balancedAccuracy, macs, damage]", "[macs, depth]", "[accuracy, balancedAccuracy]"})
    void itSearchesForAnyObjectives(String objectives) {
        CandidateFactory factory = factory("objectives=" + objectives);
        Answers measured = proposal -> {
            double accuracy = ((Outcome.Completed) MADE_UP.answer(proposal).outcome())
                    .validationAccuracy();
            return new Answer(new Outcome.Completed(accuracy, 0, List.of(), null,
                    new Latency(1e-6 * proposal.cost().macs(), 0, 16, 100),
                    null, null, accuracy * accuracy), true);
        };
        List<Trial> trials = searched(factory, measured, 44);
        assertEquals(44, trials.size());
        boolean damage = objectives.contains("damage");
        assertEquals(damage, trials.stream().allMatch(t -> t.proposal().parents().isEmpty()),
                "without a value there is nothing to descend from");
        assertEquals(trials, searched(factory, measured, 44));
    }

    @Test
    void thompsonDrawsPreferTheBetterNetworks() {
        CandidateFactory factory = factory("objectives=[accuracy, macs, parameters]");
        List<Trial> trials = searched(factory, MADE_UP, 100);
        CandidateFactory random = factory("objectives=[accuracy, macs, parameters]",
                "strategy.kind=random");
        assertTrue(FitnessScale.of(random).hypervolume(trials) > FitnessScale.of(random)
                .hypervolume(searched(random, MADE_UP, 100)));
    }

    @Test
    void whereNothingIsLeftItEnds() {
        CandidateFactory factory = factory("space.nodes={min: 3, max: 3}", "space.channels=[8]",
                "space.stages={min: 1, max: 1}", "space.edgeEdits=false", "strategy.redraws=2");
        List<Trial> trials = searched(factory, MADE_UP, 1_000);
        assertTrue(trials.size() > 2 && trials.size() < 30, () -> trials.size() + " networks");
    }

    @Test
    void aWarmStartIsNoMerit() {
        CandidateFactory factory = factory("strategy.warmStart=true");
        assertTrue(factory.config().strategy().inherits());
        List<Trial> cold = searched(factory, MADE_UP, 60);
        List<Trial> warm = new ArrayList<>();
        for (Trial trial : cold) {
            warm.add(trial.number() % 2 == 0
                    ? trial
                    : new Trial(trial.proposal().from(new Donor(trial.number() - 1, 1)),
                            Optional.of(new Outcome.Completed(
                                    Math.min(1, trial.accuracy().orElseThrow() + 0.05), 0,
                                    List.of()))));
        }
        Beliefs beliefs = Beliefs.of(List.of(Objective.ACCURACY, Objective.MACS),
                told(factory, warm).completed());
        double bias = 0;
        for (Trial trial : cold) {
            double error = beliefs.expected(beliefs.completed().get(trial.number()))
                    .value(Objective.ACCURACY) - trial.accuracy().orElseThrow();
            bias += (trial.number() % 2 == 1 ? error : -error) / 30;
        }
        assertTrue(Math.abs(bias) < 0.02, "trained longer, believed better: " + bias);
        assertNotEquals(told(factory, cold), told(factory, warm));
    }

    @Test
    void aTrialThatIsAskedForTwiceCountsOnce() {
        CandidateFactory factory = factory();
        List<Trial> trials = searched(factory, MADE_UP, 20);
        Archive once = told(factory, trials);
        Archive twice = surrogate(factory).tell(once, List.of(new Told(trials.get(3),
                Genome.parse(trials.get(3).proposal().genome()), List.of(), false)));
        assertEquals(once, twice);
        assertFalse(once.completed().isEmpty());
    }

    @Test
    void someOfTheFirstAreTrainedOnceMoreAndTellHowNoisyThatIs() {
        CandidateFactory factory = factory("strategy.surrogate.looks=6");
        var noisy = new NoisyOutcomes(MADE_UP, 0.05);
        List<Trial> first = searched(factory, noisy, 12);
        Archive archive = told(factory, first);
        List<Request> asked = surrogate(factory).ask(archive, 2, factory.random(2)).orElseThrow();
        assertEquals(List.of(0, 1, 2, 3, 4, 5), asked.stream().limit(6)
                .map(request -> ((Again) request).trial()).toList());
        assertEquals(8, asked.stream().filter(Suggestion.class::isInstance).count());
        var evaluation = new SimulatedEvaluation(factory, noisy, 60);
        GenerationLoop.of(factory).run(evaluation);
        assertEquals(6, evaluation.looks().size());
        assertEquals(54, evaluation.trials().size());
        Archive after = surrogate(factory).tell(archive, Stream.concat(
                evaluation.looks().stream(), evaluation.trials().subList(12, 20).stream())
                .map(trial -> new Told(trial, Genome.parse(trial.proposal().genome()), List.of(),
                        true))
                .toList());
        assertEquals(evaluation.looks(), after.looks());
        assertEquals(20, after.completed().size());
        assertTrue(surrogate(factory).ask(after, 3, factory.random(3)).orElseThrow().stream()
                .allMatch(Suggestion.class::isInstance), "looks are asked for once");
        List<Objective> objectives = factory.config().objectives();
        double known = Objects.requireNonNull(
                Beliefs.of(objectives, after).models().get(Objective.ACCURACY)).noise();
        double pairs = IntStream.range(0, 6)
                .mapToDouble(i -> Math.pow(after.looks().get(i).accuracy().orElseThrow()
                        - first.get(i).accuracy().orElseThrow(), 2) / 12)
                .sum();
        assertEquals(Math.sqrt(pairs), known, 0.4 * Math.sqrt(pairs));
    }

    @Test
    void withoutPreselectionOffspringAreTrainedAsTheyCome() {
        CandidateFactory factory = factory("strategy.surrogate.preselection=false");
        Archive archive = told(factory, searched(factory, MADE_UP, 30));
        List<Suggestion> asked = asked(factory, archive, 5);
        assertEquals(8, asked.size());
        assertTrue(asked.stream().allMatch(one -> !one.parents().isEmpty()
                && one.prediction() == null));
    }

    @Test
    void theKindIsRegistered() {
        assertTrue(SearchStrategy.of(factory()) instanceof Surrogate);
        assertEquals(Kind.SURROGATE, factory().config().strategy().kind());
        Proposal proposal = new NewTrial(0, 1, "key", new Suggestion(
                factory().config().space().draw(factory().random(1)), List.of(), List.of(),
                Redraws.NONE, true).expecting(new Prediction(0.5, 0.1, DRAWN)), Redraws.NONE)
                .proposal(factory());
        assertEquals(new Prediction(0.5, 0.1, DRAWN), proposal.prediction());
    }
}
