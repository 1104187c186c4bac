package io.evowire.run.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.Architecture;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.TensorShape;
import io.evowire.core.objective.Constraint;
import io.evowire.evaluate.Outcome;
import io.evowire.genome.Genome;
import io.evowire.run.ExitCode;
import io.evowire.run.Thorough;
import io.evowire.run.UserException;
import io.evowire.run.config.StrategyConfig.Kind;
import io.evowire.run.generation.Decision;
import io.evowire.run.generation.Evaluation;
import io.evowire.run.generation.GenerationLoop;
import io.evowire.run.json.Json;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.FitnessScale;
import io.evowire.run.search.StubRun;
import io.evowire.run.store.Generation;
import io.evowire.run.store.Generation.Asked;
import io.evowire.run.store.Prediction;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Redraws;
import io.evowire.run.store.Trial;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.study.simulation.Answers;
import io.evowire.run.study.simulation.Answers.Answer;
import io.evowire.run.study.simulation.MadeUpOutcomes;
import io.evowire.run.study.simulation.SimulatedEvaluation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every strategy. */
@Tag("thorough")
class StrategyLawTest {

    private static final Answers MADE_UP = new MadeUpOutcomes();

    /** So many trials; by default fewer where a decision takes a thousand times longer. */
    private static int trials(Kind kind, int sample, int all) {
        return Thorough.of(kind == Kind.SURROGATE ? Math.min(sample, 24) : sample, all);
    }

    private static CandidateFactory factory(Kind kind, String... settings) {
        String[] all = Stream.concat(Stream.of("strategy.kind=" + kind, "strategy.population=6",
                "strategy.surrogate={initial: 6, offspring: 12, draws: 4}"),
                Stream.of(settings)).toArray(String[]::new);
        return new CandidateFactory(StubRun.config(all), new TensorShape(1, 28, 28), 3);
    }

    private static SimulatedEvaluation searched(CandidateFactory factory, Answers answers,
            int trials) {
        var evaluation = new SimulatedEvaluation(factory, answers, trials);
        GenerationLoop.of(factory).run(evaluation);
        return evaluation;
    }

    private static List<Proposal> proposals(CandidateFactory factory, Answers answers, int trials) {
        return searched(factory, answers, trials).trials().stream().map(Trial::proposal).toList();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void replayOfAnyPrefixGivesTheSameNextCandidates(Kind kind) {
        List<Proposal> straight = proposals(factory(kind), MADE_UP, trials(kind, 40, 40));
        for (int prefix : Thorough.some(2, straight.size())) {
            assertEquals(straight.subList(0, prefix), proposals(factory(kind), MADE_UP, prefix));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aGenerationFollowsFromTheGenerationsBeforeAlone(Kind kind) {
        int trials = trials(kind, 60, 60);
        List<Proposal> straight = proposals(factory(kind), MADE_UP, trials);
        for (int cut = 0; cut < straight.size(); cut += Thorough.of(trials / 2 - 5, 7)) {
            int first = cut;
            Answers otherwiseFromThere = proposal -> proposal.trial() < first
                    ? MADE_UP.answer(proposal)
                    : new Answer(new Outcome.Failed("from now on"), true);
            int generation = straight.get(cut).generation();
            List<Proposal> other = proposals(factory(kind), otherwiseFromThere, trials);
            assertEquals(upTo(generation, straight), upTo(generation, other));
        }
    }

    private static List<Proposal> upTo(int generation, List<Proposal> proposals) {
        return proposals.stream().filter(p -> p.generation() <= generation).toList();
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"RANDOM", "GRID"}, mode = EnumSource.Mode.EXCLUDE)
    void outcomesDecideWhatComesNext(Kind kind) {
        Answers upsideDown = proposal -> new Answer(new Outcome.Completed(
                1 - ((Outcome.Completed) MADE_UP.answer(proposal).outcome()).validationAccuracy(),
                0, List.of()), true);
        int trials = trials(kind, 60, 60);
        assertFalse(proposals(factory(kind), MADE_UP, trials)
                .equals(proposals(factory(kind), upsideDown, trials)));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aFailedCandidateIsAParentOfNothing(Kind kind) {
        Answers failing = proposal -> proposal.key().charAt(0) < '8'
                ? new Answer(new Outcome.Diverged(3, "NaN"), true)
                : MADE_UP.answer(proposal);
        List<Trial> trials = searched(factory(kind), failing, Thorough.of(50, 150)).trials();
        int descended = 0;
        for (Trial trial : trials) {
            for (int parent : trial.proposal().parents()) {
                assertTrue(trials.get(parent).completed(), "trial " + trial.number());
                descended++;
            }
        }
        assertEquals(Set.of(Kind.RANDOM, Kind.GRID, Kind.REINFORCE).contains(kind),
                descended == 0);
        assertTrue(trials.stream().anyMatch(trial -> !trial.completed()));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whereEverythingFailsTheSearchGoesOn(Kind kind) {
        Answers never = proposal -> new Answer(new Outcome.Crashed("always"), true);
        List<Trial> trials = searched(factory(kind), never, 40).trials();
        assertEquals(40, trials.size());
        assertTrue(trials.stream().allMatch(trial -> trial.proposal().parents().isEmpty()));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void noNetworkIsTriedTwice(Kind kind) {
        List<Proposal> proposals = proposals(factory(kind), MADE_UP, trials(kind, 80, 300));
        assertEquals(proposals.size(), proposals.stream().map(Proposal::key).distinct().count());
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "GRID", mode = EnumSource.Mode.EXCLUDE)
    void constraintsHoldForEveryNetworkThatIsTried(Kind kind) {
        var constraints = List.of("macs <= 2M", "parameters <= 20k", "depth <= 25");
        CandidateFactory factory = factory(kind, "constraints=[%s]".formatted(
                String.join(", ", constraints)));
        // A model of hundreds of trials takes its time, and constraints are the pool's.
        int trials = kind == Kind.SURROGATE ? Thorough.of(40, 120) : Thorough.of(100, 600);
        SimulatedEvaluation searched = searched(factory, MADE_UP, trials);
        assertEquals(trials, searched.trials().size());
        for (Trial trial : searched.trials()) {
            assertTrue(constraints.stream().map(Constraint::parse)
                    .allMatch(constraint -> constraint.holds(trial.proposal().cost())));
            assertTrue(trial.completed());
        }
        assertTrue(searched.redraws().infeasible() > trials / 60, searched.redraws()::toString);
    }

    @Test
    void aGridKeepsThePlaceOfWhatBreaksAConstraint() {
        List<Trial> free = searched(factory(Kind.GRID), MADE_UP, 100).trials();
        CandidateFactory bound = factory(Kind.GRID, "constraints=[depth <= 12]");
        List<Trial> trials = searched(bound, MADE_UP, 100).trials();
        assertEquals(free.stream().map(trial -> trial.proposal().genome()).toList(),
                trials.stream().map(trial -> trial.proposal().genome()).toList());
        assertTrue(trials.stream().anyMatch(Trial::completed));
        for (Trial trial : trials) {
            assertEquals(trial.proposal().cost().depth() <= 12
                    ? "COMPLETED"
                    : "INFEASIBLE", trial.state());
        }
    }

    @Test
    @Tag("further")
    void anEmptySpaceIsExplained() {
        CandidateFactory factory = factory(Kind.RANDOM,
                "constraints=[parameters <= 100M, macs <= 100, depth <= 2]");
        var evaluation = new SimulatedEvaluation(factory, MADE_UP, 10);
        var error = assertThrows(UserException.class,
                () -> GenerationLoop.of(factory).run(evaluation));
        assertEquals(ExitCode.NO_CANDIDATE, error.exitCode());
        String message = String.valueOf(error.getMessage());
        assertTrue(message.contains("none of 10000 networks drawn"), message);
        assertTrue(
                message.matches(
                        "(?s).*macs <= 100 was never met: the smallest value was \\d{4,}\\..*"),
                message);
        assertTrue(message.contains("depth <= 2 was never met: the smallest value was"), message);
        assertFalse(message.contains("parameters"), message);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"NSGA2", "REGULARIZED_EVOLUTION", "LOCAL_SEARCH"})
    void drawingAgainKeepsDuplicatesOutOfGenerations(Kind kind) {
        // Hardly more than a hundred networks: duplicates are the rule.
        String[] narrow = {"space.nodes={min: 4, max: 4}", "space.channels=[8, 16]",
                "space.stages={min: 1, max: 1}", "space.edgeEdits=false"};
        SimulatedEvaluation once = searched(factory(kind, Stream.concat(Stream.of(narrow),
                Stream.of("strategy.redraws=0")).toArray(String[]::new)), MADE_UP, 14);
        SimulatedEvaluation again = searched(factory(kind, narrow), MADE_UP, 14);
        assertEquals(14, again.trials().size());
        assertTrue(again.redraws().duplicates() > 0);
        assertTrue(again.repeated() < once.repeated(),
                again.repeated() + " against " + once.repeated());
        assertTrue(again.trials().getLast().proposal().generation() <= once.trials().getLast()
                .proposal().generation());
    }

    @Test
    void childrenOfRegularizedEvolutionDescendFromTheYoungestMembers() {
        CandidateFactory factory = factory(Kind.REGULARIZED_EVOLUTION, "strategy.batch=1");
        List<Proposal> proposals = proposals(factory, MADE_UP, 200);
        for (Proposal child : proposals.subList(6, 200)) {
            int parent = child.parents().getFirst();
            assertTrue(parent >= child.trial() - 6, () -> "trial " + child.trial());
        }
    }

    @Test
    void goodMembersOfRegularizedEvolutionOutliveTheirTimeIfTheWorstDie() {
        CandidateFactory factory = factory(Kind.REGULARIZED_EVOLUTION, "strategy.batch=1",
                "strategy.kill=worst");
        List<Proposal> proposals = proposals(factory, MADE_UP, 200);
        assertTrue(proposals.stream().anyMatch(child -> !child.parents().isEmpty()
                && child.parents().getFirst() < child.trial() - 12));
    }

    @Test
    void ifTheWorstDieWhatFailedDiesFirst() {
        CandidateFactory factory = factory(Kind.REGULARIZED_EVOLUTION, "strategy.kill=worst",
                "strategy.sample=100");
        var evolution = new RegularizedEvolution(factory, FitnessScale.of(factory)::of);
        List<Trial> trials = searched(factory(Kind.RANDOM), proposal -> proposal.trial() % 4 == 1
                ? new Answer(new Outcome.Diverged(1, "NaN"), true)
                : MADE_UP.answer(proposal), 8).trials();
        RegularizedEvolution.Population population = evolution.tell(evolution.begin(),
                told(trials.subList(0, 4)));
        assertEquals(trials.subList(0, 4), population.members());
        assertEquals(List.of(0, 2, 3, 4),
                numbers(evolution.tell(population, told(trials.subList(4, 5)))));
        assertEquals(List.of(0, 1, 2, 3),
                numbers(evolution.tell(population, told(trials.subList(5, 6))))
                        .stream().map(number -> number == 5 ? 1 : number).sorted().toList());
    }

    private static List<Integer> numbers(RegularizedEvolution.Population population) {
        return population.members().stream().map(Trial::number).toList();
    }

    private static List<Told> told(List<Trial> trials) {
        return trials.stream().map(trial -> new Told(trial, trial.proposal().genome(),
                List.of(), true)).toList();
    }

    @Test
    void neighboursOfLocalSearchAreOneMutationAwayFromTheFront() {
        CandidateFactory factory = factory(Kind.LOCAL_SEARCH);
        List<Trial> trials = searched(factory, MADE_UP, 120).trials();
        var scale = FitnessScale.of(factory);
        for (Trial trial : trials.subList(6, trials.size())) {
            assertEquals(1, trial.proposal().mutations().size());
            List<Trial> before = trials.stream().filter(other -> other.proposal()
                    .generation() < trial.proposal().generation()).toList();
            assertTrue(scale.front(before)
                    .contains(trials.get(trial.proposal().parents().getFirst())));
        }
    }

    @Test
    void aGridEndsWhereItsProductIsCovered() {
        var evaluation = new SimulatedEvaluation(factory(Kind.GRID), MADE_UP, 1_000);
        assertEquals(Reason.SPACE_EXHAUSTED,
                GenerationLoop.of(factory(Kind.GRID)).run(evaluation));
        assertEquals(51, evaluation.trials().size());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void askingAndTellingArePureAndSeeded(Kind kind) {
        assertPureAndSeeded(kind, factory(kind));
    }

    static List<Kind> kindsForLinks() {
        return Thorough.with(Kind.NSGA2, Thorough.some(1, Kind.class, 5));
    }

    @ParameterizedTest
    @MethodSource("kindsForLinks")
    void soTheyAreInASpaceWithLinks(Kind kind) {
        CandidateFactory factory = factory(kind, "space.linkRates=[0.02, 0.1]",
                "constraints=[macs <= 4M]");
        List<Trial> trials = assertPureAndSeeded(kind, factory);
        assertTrue(trials.stream().filter(trial -> !factory
                .network(Genome.parse(trial.proposal().genome())).architecture().links().isEmpty())
                .count() > trials.size() / 3);
        trials.stream().filter(Trial::completed).forEach(
                trial -> assertTrue(trial.proposal().cost().macs() <= 4_000_000));
    }

    /** The grid needs widths of its own for each stage. */
    static List<Kind> kindsForAnOpenSkeleton() {
        return kindsForLinks().stream().filter(kind -> kind != Kind.GRID).toList();
    }

    @ParameterizedTest
    @MethodSource("kindsForAnOpenSkeleton")
    void soTheyAreWhereTheSkeletonIsOpen(Kind kind) {
        CandidateFactory factory = factory(kind, "space.widths=ratios",
                "space.skeleton={stem: [{channels: [8, 16], stride: [1, 2]}], "
                        + "strides: [[1, 2]], headChannels: [32, 64]}",
                "space.operations=" + NodeOperation.ALL.stream().map(NodeOperation::notation)
                        .toList());
        List<Trial> trials = assertPureAndSeeded(kind, factory);
        for (Function<Architecture, Object> choice : List.<Function<Architecture, Object>>of(
                Architecture::stem, Architecture::head,
                architecture -> architecture.stages().getFirst().operation(),
                architecture -> architecture.stages().getFirst().stride())) {
            assertTrue(trials.stream().map(trial -> choice.apply(factory
                    .network(Genome.parse(trial.proposal().genome())).architecture())).distinct()
                    .count() > 1);
        }
    }

    private static List<Trial> assertPureAndSeeded(Kind kind, CandidateFactory factory) {
        var pure = new Pure<>(SearchStrategy.of(factory), factory);
        int trials = trials(kind, 40, 60);
        var evaluation = new SimulatedEvaluation(factory, MADE_UP, trials);
        GenerationLoop.of(pure, factory).run(evaluation);
        assertTrue(pure.generations > 1, () -> pure.generations + " generations");
        assertEquals(kind == Kind.GRID, pure.otherwise == 0,
                "another seed asks for something else");
        assertEquals(proposals(factory, MADE_UP, trials),
                evaluation.trials().stream().map(Trial::proposal).toList());
        return evaluation.trials();
    }

    /** Asks and tells everything twice. */
    private static final class Pure<S> implements SearchStrategy<S> {

        private final SearchStrategy<S> strategy;
        private final CandidateFactory factory;
        private int generations;
        private int otherwise;

        Pure(SearchStrategy<S> strategy, CandidateFactory factory) {
            this.strategy = strategy;
            this.factory = factory;
        }

        @Override
        public S begin() {
            assertEquals(strategy.begin(), strategy.begin());
            return strategy.begin();
        }

        @Override
        public Optional<List<Request>> ask(S state, int generation, RandomGenerator random) {
            generations++;
            String before = state.toString();
            Optional<List<Request>> asked = strategy.ask(state, generation, random);
            assertEquals(asked, strategy.ask(state, generation, factory.random(generation)));
            otherwise += asked.equals(
                    strategy.ask(state, generation, factory.random(1_000 + generation))) ? 0 : 1;
            assertEquals(before, state.toString(), "asking changes nothing");
            asked.ifPresent(requests -> requests.forEach(this::requireValid));
            return asked;
        }

        private void requireValid(Request request) {
            Genome genome = ((Suggestion) request).genome();
            assertEquals(genome, Genome.parse(genome.notation()));
            assertTrue(factory.config().space().contains(genome), genome::notation);
        }

        @Override
        public S tell(S state, List<Told> told) {
            String before = state.toString();
            S next = strategy.tell(state, told);
            assertEquals(next, strategy.tell(state, told));
            assertEquals(before, state.toString(), "telling changes nothing");
            return next;
        }

        @Override
        public void requireFeasible() {
            strategy.requireFeasible();
        }

        @Override
        public int weight(S state) {
            return strategy.weight(state);
        }
    }

    @Test
    void askingWhetherAGenomeIsNewDoesNotMakeItKnown() {
        CandidateFactory factory = factory(Kind.RANDOM);
        Genome genome = factory.config().space().draw(factory.random(1));
        var screen = new Screen(factory, Known.NONE);
        assertTrue(screen.isNew(genome));
        assertTrue(screen.isNew(genome));
        screen.take(genome);
        assertFalse(screen.isNew(genome));
        assertTrue(new Screen(factory, Known.NONE).isNew(genome), "the other screen's business");
    }

    @Test
    void whatIsKnownIsWhatWasLetThrough() {
        CandidateFactory factory = factory(Kind.RANDOM);
        Known known = Known.NONE;
        Set<String> keys = new HashSet<>();
        List<Trial> trials = searched(factory, MADE_UP, 150).trials();
        for (int i = 0; i < trials.size(); i += 5) {
            List<Told> told = new ArrayList<>();
            for (Trial trial : trials.subList(i, i + 5)) {
                boolean screened = trial.number() % 7 != 3;
                told.add(new Told(trial, trial.proposal().genome(), List.of(),
                        screened));
                if (screened) {
                    keys.add(trial.proposal().key());
                }
            }
            known = known.plus(told);
        }
        assertEquals(keys, known.layers().stream().flatMap(Set::stream)
                .collect(Collectors.toSet()));
        assertTrue(known.layers().size() < 8, () -> "layers of 150 keys");
        for (Trial trial : trials) {
            assertEquals(keys.contains(trial.proposal().key()),
                    known.contains(trial.proposal().key()));
        }
    }

    /** Draws one network, with a prediction; from then on it looks at the first one again, too. */
    private record Curious(CandidateFactory factory) implements SearchStrategy<List<Told>> {

        @Override
        public List<Told> begin() {
            return List.of();
        }

        @Override
        public Optional<List<Request>> ask(List<Told> told, int generation,
                RandomGenerator random) {
            var drawn = new Suggestion(factory.config().space().draw(random), List.of(), List.of(),
                    Redraws.NONE, true, new Prediction(0.5, 0.1, "curious"));
            return Optional.of(told.isEmpty()
                    ? List.of(drawn)
                    : List.of(new Again(0, generation), drawn));
        }

        @Override
        public List<Told> tell(List<Told> before, List<Told> told) {
            return Stream.concat(before.stream(), told.stream()).toList();
        }

        @Override
        public void requireFeasible() {}
    }

    @Test
    void aSecondLookTakesNoTrialAndAPredictionIsRecorded() {
        CandidateFactory factory = factory(Kind.RANDOM);
        var evaluation = new SimulatedEvaluation(factory, MADE_UP, 4);
        List<Decision> decisions = new ArrayList<>();
        GenerationLoop.of(new Curious(factory), factory).run(new Evaluation() {
            @Override
            public int limit(int before) {
                return evaluation.limit(before);
            }

            @Override
            public List<Trial> evaluate(Decision decision) {
                decisions.add(decision);
                return evaluation.evaluate(decision);
            }
        });
        // Of the four trainings that a simulation may make, two were second looks.
        assertEquals(List.of(0, 1),
                evaluation.trials().stream().map(Trial::number).toList());
        for (Trial trial : evaluation.trials()) {
            Proposal proposal = trial.proposal();
            assertEquals(new Prediction(0.5, 0.1, "curious"), proposal.prediction());
            assertEquals(proposal, Json.read(Json.line(proposal), Proposal.class));
        }
        Generation second = decisions.get(1).generation();
        assertEquals(List.of(new Asked(0, null, null, false, 2L),
                new Asked(1, null, null, null, null)), second.asked());
        assertEquals(second, Json.read(Json.line(second), Generation.class));
    }
}
