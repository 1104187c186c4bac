package io.evowire.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.core.network.TensorShape;
import io.evowire.core.text.Sha256;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Outcome;
import io.evowire.run.Thorough;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.json.Json;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.RunRecord;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Work;
import io.evowire.run.worker.StubWorker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Decisions are those of the program before strategies asked and were told: {@code decisions.txt} was
 * written by its commit f9e9045, and what later strategies decide by the first program that had
 * them. For each search it has one line for each generation, with eight digits of the SHA-256 of
 * each new trial's proposal and state, and why the search ended.
 */
@Tag("thorough")
class DecisionsTest {

    @TempDir
    private Path directory;

    /** What becomes of trainings. */
    enum Luck {
        GOOD, MIXED, BAD
    }

    record Search(String kind, String name, int trials, Luck luck, List<String> settings) {

        @Override
        public String toString() {
            return kind + " " + name;
        }

        CandidateFactory factory() {
            List<String> all = new ArrayList<>(List.of("strategy.kind=" + kind,
                    kind.equals("grid") ? grid() : "strategy.grid.seeds=3"));
            all.addAll(settings);
            return new CandidateFactory(
                    ConfigReader
                            .parse("""
                                    seed: 7
                                    workers: {count: 2, memory: 256m, trialTime: 5s}
                                    budget: {trials: %d}
                                    measurements: {testPicks: false}
                                    reading: observed
                                    race: {share: 0}
                                    space:
                                      channels: [8, 12, 16, 24, 32, 48]
                                      operations: [separable3x3]
                                    strategy:
                                      population: 6
                                      batch: 4
                                      mutations: {width: 1, nodes: 1, operation: 1, generator: 1, seed: 1, edges: 1, skeleton: 1}
                                    """
                                    .formatted(trials), "search", all),
                    new TensorShape(1, 28, 28), 3);
        }

        private String grid() {
            return switch (name) {
                case "narrow", "narrow-once" -> """
                        strategy.grid={models: [ER(0.2), ER(0.4), BA(1), BA(2), "WS(2, 0.5)"], \
                        seeds: 6, nodes: [4], channels: [8], stages: [1]}""";
                case "single" -> """
                        strategy.grid={models: ["WS(2, 0.0)"], seeds: 3, nodes: [3], \
                        channels: [8], stages: [1]}""";
                default -> "strategy.grid.seeds=4";
            };
        }
    }

    private static final List<String> NARROW = List.of("space.nodes={min: 4, max: 4}",
            "space.channels=[8, 16]", "space.stages={min: 1, max: 1}", "space.edgeEdits=false");

    private static final List<String> SINGLE = List.of("space.models.erdosRenyi=null",
            "space.models.barabasiAlbert=null", """
                    space.models.wattsStrogatz={neighbours: {min: 2, max: 2}, \
                    rewiring: {min: 0, max: 0}}""", "space.nodes={min: 3, max: 3}",
            "space.channels=[8]", "space.stages={min: 1, max: 1}", "space.edgeEdits=false");

    private static final List<String> STILL = List.of("strategy.crossover=0",
            "strategy.mutation=0", "strategy.resize=0");

    /** By default a sixth of all, of each kind of strategy other ones. */
    static List<Search> sample() {
        return Thorough.some(15, searches().toList());
    }

    private static Stream<Search> searches() {
        return Stream.concat(
                Stream.of("nsga2", "regularized-evolution", "local-search", "random", "grid",
                        "reinforce")
                        .flatMap(DecisionsTest::searches),
                Stream.of(new Search("regularized-evolution", "worst", 60, Luck.MIXED,
                        List.of("strategy.kill=worst")),
                        new Search("nsga2", "still", 30, Luck.GOOD, STILL),
                        new Search("nsga2", "still-once", 30, Luck.GOOD,
                                with(STILL, "strategy.redraws=0")),
                        new Search("nsga2", "crossed", 30, Luck.MIXED,
                                List.of("strategy.crossover=1", "strategy.mutation=0",
                                        "strategy.resize=0", "strategy.redraws=0")),
                        modelled("plain", Luck.GOOD),
                        modelled("mixed", Luck.MIXED, "strategy.warmStart=false", "seed=8"),
                        modelled("bad", Luck.BAD),
                        modelled("looks", Luck.MIXED, "strategy.surrogate.looks=4",
                                "budget.trials=40"), // 36 and the looks
                        modelled("bound", Luck.MIXED, "constraints=[macs <= 2M, depth <= 25]"),
                        modelled("rungs", Luck.GOOD, "strategy.rungs={count: 2, eta: 2}"),
                        modelled("three", Luck.GOOD,
                                "objectives=[accuracy, macs, parameters, depth]"),
                        modelled("offspring", Luck.GOOD,
                                "strategy.surrogate.preselection=false")));
    }

    private static Search modelled(String name, Luck luck, String... settings) {
        return new Search("surrogate", name, 36, luck, Stream.concat(Stream.of("""
                strategy.surrogate={initial: 8, looks: 0, offspring: 24, draws: 8, \
                preselection: true}"""), Stream.of(settings)).toList());
    }

    private static Stream<Search> searches(String kind) {
        return Stream.of(new Search(kind, "plain", 60, Luck.GOOD, List.of()),
                new Search(kind, "cold", 40, Luck.GOOD,
                        List.of("strategy.warmStart=false", "seed=8")),
                new Search(kind, "mixed", 80, Luck.MIXED, List.of()),
                new Search(kind, "bad", 40, Luck.BAD, List.of()),
                new Search(kind, "once", 50, Luck.MIXED, List.of("strategy.redraws=0", "seed=9")),
                new Search(kind, "narrow", 40, Luck.MIXED, NARROW),
                new Search(kind, "narrow-once", 40, Luck.GOOD, with(NARROW, "strategy.redraws=0")),
                new Search(kind, "bound", 120, Luck.MIXED,
                        List.of("constraints=[macs <= 2M, parameters <= 20k, depth <= 25]")),
                new Search(kind, "tight", 120, Luck.GOOD,
                        List.of("constraints=[macs <= 900k, depth <= 14]", "strategy.redraws=1")),
                new Search(kind, "rungs", 50, Luck.MIXED,
                        List.of("strategy.rungs={count: 3, eta: 2}")),
                new Search(kind, "rungs-bound", 50, Luck.GOOD,
                        List.of("strategy.rungs={count: 2, eta: 3}", "constraints=[macs <= 2M]",
                                "strategy.redraws=2")),
                new Search(kind, "single", 10, Luck.GOOD, SINGLE),
                new Search(kind, "three", 60, Luck.GOOD,
                        List.of("objectives=[accuracy, macs, parameters, depth]",
                                "strategy.batch=1")));
    }

    private static List<String> with(List<String> settings, String setting) {
        return Stream.concat(settings.stream(), Stream.of(setting)).toList();
    }

    private static final Map<String, String> RECORDED = recorded();

    private static Map<String, String> recorded() {
        try (InputStream file = Objects.requireNonNull(
                DecisionsTest.class.getResourceAsStream("decisions.txt"))) {
            Map<String, String> recorded = new HashMap<>();
            for (String part : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .split("(?m)^# ")) {
                int line = part.indexOf('\n') + 1;
                recorded.put(part.substring(0, line).strip(), part.substring(line));
            }
            return recorded;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("sample")
    void decisionsAreThoseOfF9e9045(Search search) {
        var files = new RunFiles(directory);
        TrialStore.create(files, new RunRecord(TrialStore.FORMAT, "test", "data", "", "",
                new TensorShape(1, 28, 28), List.of("a", "b", "c"))).close();
        try (TrialStore store = TrialStore.open(files)) {
            Reason reason = new SearchJob(search.factory(), store, new Pool(search.luck()),
                    new InlineSearch(0, false)).run(() -> {});
            assertEquals(RECORDED.get(search.toString()),
                    lines(store.history().trials()) + "ended " + reason + "\n");
        }
    }

    private static String lines(List<Trial> trials) {
        return trials.stream()
                .collect(Collectors.groupingBy(trial -> trial.proposal().generation(),
                        TreeMap::new,
                        Collectors.mapping(DecisionsTest::digest, Collectors.joining(" "))))
                .entrySet().stream().map(line -> line.getKey() + ": " + line.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static String digest(Trial trial) {
        return Sha256.hex(Json.line(trial.proposal()) + " " + trial.state()).substring(0, 8);
    }

    private record Pool(Luck luck) implements TrainingPool {

        @Override
        public void evaluate(List<Work> works, BooleanSupplier mayStart, Listener listener) {
            works.forEach(
                    work -> listener.ended(work, outcome(work.candidate())));
        }

        private Outcome outcome(Candidate candidate) {
            boolean bad = switch (luck) {
                case GOOD -> false;
                case MIXED -> candidate.recipe().seed() % 5 < 2 && !candidate.leg().pauses();
                case BAD -> true;
            };
            return bad ? new Outcome.Crashed("bad luck") : StubWorker.outcome(candidate);
        }
    }
}
