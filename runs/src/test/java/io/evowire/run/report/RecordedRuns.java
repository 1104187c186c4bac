package io.evowire.run.report;

import io.evowire.core.network.TensorShape;
import io.evowire.core.statistics.Confusion;
import io.evowire.core.text.Sha256;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.Recognition;
import io.evowire.evaluate.Recognition.Part;
import io.evowire.genome.Genome;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.RepeatsConfig;
import io.evowire.run.config.RepeatsConfig.Question;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.json.Json;
import io.evowire.run.pick.Pick;
import io.evowire.run.pick.Picks;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.FitnessScale;
import io.evowire.run.problem.Run;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Redraws;
import io.evowire.run.store.Repeat;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.RunRecord;
import io.evowire.run.store.RungResult;
import io.evowire.run.store.Session;
import io.evowire.run.store.SessionEnd;
import io.evowire.run.store.SplitSizes;
import io.evowire.run.store.Tested;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialEnd;
import io.evowire.run.store.TrialStore;
import io.evowire.run.store.log.DurableFiles;
import io.evowire.run.generation.NewTrial;
import io.evowire.run.strategy.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Runs on the disk that no worker trained: as many trials as a test asks for, with made-up outcomes. */
public final class RecordedRuns {

    private RecordedRuns() {}

    public static final List<String> CLASSES = List.of("zero", "one", "two");

    /** A new run without trials. */
    public static Run create(Path directory, List<String> classNames, String... settings)
            throws IOException {
        SearchConfig config = ConfigReader.parse("""
                seed: 7
                strategy: {kind: nsga2}
                reading: observed
                race: {share: 0}
                """, "test", List.of(settings));
        var files = new RunFiles(Files.createDirectories(directory));
        String yaml = Json.yaml(config);
        DurableFiles.write(files.configuration(), yaml);
        var record = new RunRecord(TrialStore.FORMAT, "test", "f00d", Sha256.hex(yaml), "stub",
                new TensorShape(1, 28, 28), classNames, new SplitSizes(7_000, 1_500, 1_500));
        TrialStore.create(files, record).close();
        return new Run(files, config, record);
    }

    /**
     * Records trials in generations of ten: the first drawn at random, later ones with the trial ten
     * before as parent.
     *
     * @param outcomes outcome of each trial, null if it has none yet
     * @param end      reason of the session's end, empty if it was killed or goes on
     */
    public static void record(Run run, int trials, IntFunction<Outcome> outcomes, String end) {
        try (TrialStore store = TrialStore.open(run.files())) {
            store.opened(new Session(1, "2026-01-02T03:04:05Z", run.config().budget(), "test"));
            store.propose(proposals(run.factory(), trials));
            for (int i = 0; i < trials; i++) {
                Outcome outcome = outcomes.apply(i);
                if (outcome != null) {
                    store.end(new TrialEnd(i, outcome, 1.5 * (i + 1)));
                }
            }
            if (!end.isEmpty()) {
                store.closed(new SessionEnd(end, 1.5 * trials), () -> {});
            }
        }
    }

    /** Records a session after others, of so many more trials without parents. */
    public static void goOn(Run run, int trials, IntFunction<Outcome> outcomes) {
        try (TrialStore store = TrialStore.open(run.files())) {
            int known = store.history().trials().size();
            store.opened(new Session(store.history().sessions().size() + 1, "2026-01-03T03:04:05Z",
                    run.config().budget(), "test"));
            store.propose(proposals(run.factory(), known + trials).subList(known, known + trials));
            for (int i = known; i < known + trials; i++) {
                store.end(new TrialEnd(i, outcomes.apply(i), i - known + 1));
            }
            store.closed(new SessionEnd("TRIALS_SPENT", trials), () -> {});
        }
    }

    /** Records a later session in which all that is to be taken looked at the test images. */
    public static void test(Run run, Confusion confusion) {
        try (TrialStore store = TrialStore.open(run.files())) {
            store.opened(new Session(2, "2026-01-02T05:04:05Z", run.config().budget(), "test"));
            Picks.of(run.factory(), store.history()).stream().map(Pick::trial).distinct()
                    .forEach(trial -> store.tested(
                            new Tested(trial, new Recognition(Part.TEST, confusion), 1)));
            store.closed(new SessionEnd("TRIALS_SPENT", 1), () -> {});
        }
    }

    /**
     * Records a later session in which every trial of the front was trained again.
     *
     * @param accuracies of one network's trainings, in their order; tested with a point less
     */
    public static void repeat(Run run, Question of, double... accuracies) {
        try (TrialStore store = TrialStore.open(run.files())) {
            store.opened(new Session(2, "2026-01-02T05:04:05Z", run.config().budget(), "test",
                    "a machine", new RepeatsConfig(accuracies.length, of, 0), null));
            double seconds = 0;
            for (Trial trial : FitnessScale.of(run.factory()).front(store.history().trials())) {
                for (int i = 0; i < accuracies.length; i++) {
                    seconds += 2;
                    store.retrained(new Repeat(trial.number(), of, 0, i, 1L << 60 | i,
                            trial.proposal().genome(), new Outcome.Completed(accuracies[i], 2,
                                    List.of(), accuracies[i] - 0.01, null, null),
                            seconds));
                }
            }
            store.closed(new SessionEnd("TRIALS_SPENT", seconds), () -> {});
        }
    }

    /**
     * Records one generation of a run with two rungs: all trials reach the first one, of which the best
     * third goes on to the end; the last one waits.
     */
    public static void recordRungs(Run run, int trials) {
        try (TrialStore store = TrialStore.open(run.files())) {
            store.opened(new Session(1, "2026-01-02T03:04:05Z", run.config().budget(), "test"));
            store.propose(proposals(run.factory(), trials));
            for (int i = 0; i < trials; i++) {
                store.reached(new RungResult(i, 0, 0.3 + 0.01 * i, 37, 110, 1,
                        List.of(new Outcome.EpochResult(2, 0.3 + 0.01 * i)), i + 1, null),
                        () -> {});
            }
            for (int i = 0; i < trials - 1; i++) {
                store.end(new TrialEnd(i, i % 3 == 2
                        ? new Outcome.Completed(0.6 + 0.01 * i, 3, List.of(
                                new Outcome.EpochResult(2, 0.3 + 0.01 * i),
                                new Outcome.EpochResult(1, 0.6 + 0.01 * i)))
                        : new Outcome.Pruned(0, 0.3 + 0.01 * i, 1), trials + 2 * (i + 1)));
            }
        }
    }

    /** Records trials of which none was pruned, and whose second rung turns the order of the first around. */
    public static void recordUnreliableRungs(Run run, int trials) {
        try (TrialStore store = TrialStore.open(run.files())) {
            store.opened(new Session(1, "2026-01-02T03:04:05Z", run.config().budget(), "test"));
            store.propose(proposals(run.factory(), trials));
            for (int i = 0; i < trials; i++) {
                store.reached(new RungResult(i, 0, 0.3 + 0.01 * i, 55, 110, 1, List.of(), i + 1,
                        null), () -> {});
                store.end(new TrialEnd(i, new Outcome.Completed(0.9 - 0.01 * i, 2, List.of()),
                        i + 1));
            }
        }
    }

    /** Something to train. */
    public static Candidate candidate() {
        var factory = new CandidateFactory(ConfigReader.parse("seed: 7", "test", List.of()),
                new TensorShape(1, 28, 28), CLASSES.size());
        return factory.candidate(proposals(factory, 1).getFirst());
    }

    private static List<Proposal> proposals(CandidateFactory factory, int trials) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        List<Proposal> proposals = new ArrayList<>();
        for (int i = 0; i < trials; i++) {
            Genome genome = factory.config().space().draw(random);
            proposals.add(new NewTrial(i, 1 + i / 10, "key" + i, i < 10
                    ? new Suggestion(genome, List.of(), List.of(), Redraws.NONE, true)
                    : new Suggestion(genome, List.of(i - 10), List.of("width@0", "seed@1"),
                            Redraws.NONE, true),
                    Redraws.NONE).proposal(factory));
        }
        return proposals;
    }

    /** Trained, with accuracies that wander between 0.5 and 0.95. */
    public static Outcome completed(int trial) {
        double accuracy = 0.725 + 0.225 * Math.sin(trial * 0.7);
        return new Outcome.Completed(accuracy, 2 + trial % 3, List.of(
                new Outcome.EpochResult(1.5, accuracy - 0.1),
                new Outcome.EpochResult(1, accuracy)));
    }

    /** The report of a run as it stands. */
    static ParetoReport report(Run run, boolean running, Evidence evidence) {
        return ParetoReport.of(run, TrialStore.read(run.files()), running, "2026-01-02T04:00:00Z",
                new NetworkArtist(LiveReport.DRAWN, drawn -> {}), evidence);
    }

    /** The report of a run as it stands, written into its directory. */
    public static Path write(Run run, boolean running, Evidence evidence) throws IOException {
        ReportFile.write(run.files().report(), report(run, running, evidence));
        return run.files().report();
    }
}
