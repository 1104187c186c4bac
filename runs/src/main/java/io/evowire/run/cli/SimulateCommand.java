package io.evowire.run.cli;

import io.evowire.core.network.TensorShape;
import io.evowire.core.objective.Objective;
import io.evowire.run.UserException;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.StrategyConfig.Kind;
import io.evowire.run.console.BusySlotsReport;
import io.evowire.run.console.NoiseReport;
import io.evowire.run.console.ProblemReport;
import io.evowire.run.console.StrategyReport;
import io.evowire.run.json.Json;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.Feasibility;
import io.evowire.run.problem.Run;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.study.simulation.Answers;
import io.evowire.run.study.simulation.MadeUpOutcomes;
import io.evowire.run.study.simulation.NoisyStudy;
import io.evowire.run.study.simulation.NoisyStudy.Arm;
import io.evowire.run.study.simulation.OutcomeTable;
import io.evowire.run.study.simulation.ProblemStudy;
import io.evowire.run.study.simulation.Quality;
import io.evowire.run.study.simulation.StrategyStudy;
import io.evowire.run.study.simulation.TestProblem;
import io.evowire.run.study.simulation.TrainedNetworks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the search without training. */
@Lasts
@Command(name = "simulate", mixinStandardHelpOptions = true,
        description = """
                Measures the search without training: NSGA-II on a problem with a known front, \
                strategies on recorded outcomes, or strategies where trainings are noisy and the \
                truth is known.""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire simulate --problem zdt1",
                "  evowire simulate --runs first second --strategies nsga2,random --trials 100",
                "  evowire simulate --networks replicates/trainings.csv --steps 90 --seeds 100",
                "  evowire simulate --slots 8,64,256 --times first"})
final class SimulateCommand implements Runnable {

    /** What is searched. */
    static final class Subject {

        @Option(names = "--problem", required = true,
                description = "${COMPLETION-CANDIDATES}, each with 30 variables.")
        private @Nullable TestProblem problem;

        @Option(names = "--runs", required = true, arity = "1..*", paramLabel = "DIR",
                description = """
                        Runs whose recorded outcomes replace trainings; the configuration is that \
                        of the first run.""")
        private List<Path> runs = List.of();

        @Option(names = "--networks", required = true, arity = "1..*", paramLabel = "FILE",
                description = """
                        Noisy trainings of networks like those that a study trained: its \
                        trainings.csv.""")
        private List<Path> networks = List.of();

        @Option(names = "--made-up", required = true,
                description = """
                        Made-up accuracies replace trainings, in the default space. This tests the \
                        strategies, not networks.""")
        private boolean madeUp;

        @Option(names = "--slots", required = true, split = ",", paramLabel = "N",
                description = """
                        Nothing but times: how busy so many workers are, with generations and \
                        without (strategy.generation).""")
        private List<Integer> slots = List.of();
    }

    @ArgGroup(multiplicity = "1")
    private Subject subject = new Subject();

    @Option(names = "--seeds", defaultValue = "10", paramLabel = "K",
            description = "Number of repetitions (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--population", defaultValue = "100", paramLabel = "N",
            description = "With --problem: number of parents (default: ${DEFAULT-VALUE}).")
    private int population;

    @Option(names = "--evaluations", defaultValue = "25000", paramLabel = "E",
            description = """
                    With --problem: evaluations in each repetition (default: ${DEFAULT-VALUE}).""")
    private int evaluations;

    @Option(names = "--strategies", split = ",", paramLabel = "KIND",
            description = """
                    Of --runs, --networks, --made-up: ${COMPLETION-CANDIDATES} (default: \
                    nsga2,random).""")
    private List<Kind> strategies = List.of(Kind.NSGA2, Kind.RANDOM);

    @Option(names = "--trials", defaultValue = "100", paramLabel = "N",
            description = """
                    Of --runs, --networks, --made-up: trials of each repetition (default: 100).""")
    private int trials;

    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = """
                    Of --runs, --networks, --made-up: changes one setting, such as \
                    strategy.population=16. Can be repeated.""")
    private List<String> settings = List.of();

    @Mixin
    private final NoiseOptions noise = new NoiseOptions();

    @Mixin
    private final SlotOptions slots = new SlotOptions();

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Mixin
    private final QuietOption commentary = new QuietOption();

    @Override
    public void run() {
        NumberOption.atLeast("--seeds", 1, seeds);
        if (!subject.slots.isEmpty()) {
            noise.requireOnly("--slots", List.of());
            BusySlotsReport report = slots.report(subject.slots);
            System.out.print(json ? Json.line(report) + "\n" : report.text());
        } else if (subject.problem != null) {
            noise.requireOnly("--problem", List.of());
            print(subject.problem);
        } else if (!subject.networks.isEmpty()) {
            CandidateFactory factory = noise.factory(settings);
            requirePlain(factory);
            print(noise.like(noise.read(subject.networks, factory), factory, trials, seeds,
                    this::arms));
        } else if (subject.madeUp) {
            noise.requireOnly("--made-up", List.of("--noise"));
            var factory = new CandidateFactory(ConfigReader.parse("", "defaults", settings),
                    new TensorShape(1, 28, 28), 10);
            requirePlain(factory);
            if (noise.asked()) {
                print(noise.madeUp(factory, trials, seeds, this::arms));
            } else {
                compare(factory, new MadeUpOutcomes(), null);
            }
        } else {
            noise.requireOnly("--runs", List.of("--noise", "--world"));
            compareOn(subject.runs.stream().map(RunFiles::new).map(Run::open).toList());
        }
    }

    private void print(TestProblem problem) {
        NumberOption.atLeast("--population", 2, population);
        if (evaluations < population) {
            throw new UserException("""
                    --evaluations must be at least those of one generation, --population %d, not \
                    %d. Give more, or a smaller population.""".formatted(population, evaluations));
        }
        var study = ProblemReport.of(new ProblemStudy(problem, population, evaluations), seeds);
        System.out.print(json ? Json.line(study) + "\n" : study.text());
    }

    private void compareOn(List<Run> runs) {
        OutcomeTable.requireComparable(runs);
        List<Trial> known = runs.stream()
                .flatMap(run -> TrialStore.read(run.files()).trials().stream()).toList();
        long warm = known.stream()
                .filter(trial -> trial.completed() && trial.proposal().donor() != null).count();
        if (warm > 0) {
            commentary.say("""
                    %d of the networks had a warm start and are left out: their accuracies \
                    include the training of their ancestors. Runs with strategy.warmStart=false \
                    have no such networks.""".formatted(warm));
        }
        Run first = runs.getFirst();
        SearchConfig config = ConfigReader.under(first.config(), first.files().configuration(),
                settings);
        if (!config.space().graphs().equals(first.config().space().graphs())) {
            throw new UserException("""
                    --set: space.graphs must be those of the runs, whose networks are made of \
                    them.""");
        }
        var factory = new CandidateFactory(config, first.record().shape(),
                first.record().classNames().size());
        requirePlain(factory);
        if (noise.asked()) {
            print(noise.like(TrainedNetworks.of(known), factory, trials, seeds, this::arms));
        } else {
            var table = new OutcomeTable(known, factory);
            compare(factory, table, table.quality());
        }
    }

    private void requirePlain(CandidateFactory factory) {
        factory.config().objectives().stream().filter(Objective::isMeasured).findFirst()
                .ifPresent(measured -> {
                    throw new UserException("""
                            A simulation knows only accuracy and cost, not %s. Leave it out: \
                            --set "objectives=[accuracy, macs]"."""
                            .formatted(measured.word()));
                });
        if (factory.config().strategy().steady()) {
            throw new UserException("""
                    A simulation knows no order in which trainings end, so it cannot search \
                    with strategy.generation: steady. Leave it out: \
                    --set strategy.generation=rounds.""");
        }
        if (factory.config().strategy().rungs().prunes()
                || factory.config().strategy().inherits()) {
            commentary.say(
                    """
                            Rungs and warm start are ignored: every network counts as fully \
                            trained from scratch.""");
        }
        Feasibility.requireGraphs(factory.config().space());
    }

    private void compare(CandidateFactory factory, Answers answers,
            @Nullable Quality quality) {
        var report = new StrategyReport(seeds, quality,
                results(new StrategyStudy(factory, answers, trials)));
        System.out.print(json ? Json.line(report) + "\n" : report.text());
    }

    private void print(NoiseReport report) {
        System.out.print(json ? Json.line(report) + "\n" : report.text());
    }

    private List<StrategyStudy.Result> results(StrategyStudy study) {
        List<StrategyStudy.Result> results = new ArrayList<>();
        for (Kind kind : strategies) {
            results.add(replayed(kind, () -> study.of(kind, seeds)));
        }
        return results;
    }

    private List<Arm> arms(NoisyStudy study) {
        List<Arm> arms = new ArrayList<>();
        for (Kind kind : strategies) {
            arms.addAll(replayed(kind, () -> study.of(kind, seeds, arms.isEmpty()
                    ? null
                    : arms.getFirst())));
        }
        return arms;
    }

    private <T> T replayed(Kind kind, Supplier<T> replay) {
        commentary.say("%s, %d seeds of %d trials ...".formatted(kind, seeds, trials));
        try {
            return replay.get();
        } catch (IllegalArgumentException e) {
            throw new UserException(
                    "--strategies %s: %s Change what the configuration allows with --set."
                            .formatted(kind, e.getMessage()));
        }
    }
}
