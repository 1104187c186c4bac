package io.evowire.run.cli;

import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.genome.Genome;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.Run;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Redraws;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Session;
import io.evowire.run.store.SessionEnd;
import io.evowire.run.store.TrialEnd;
import io.evowire.run.store.TrialStore;
import io.evowire.run.generation.NewTrial;
import io.evowire.run.strategy.Suggestion;
import io.evowire.run.study.simulation.MadeUpOutcomes;
import io.evowire.run.system.ProgramVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGeneratorFactory;

/**
 * Runs the commands that only read or count once, on a made-up run in the folder that is given: the
 * build lets the JVM keep what it has loaded and compiled then (JEP 514), so that these commands
 * start faster.
 */
public final class Rehearsal {

    private static final int TRIALS = 12;

    private Rehearsal() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        try {
            String run = madeUpRun(folder.resolve("run")).files().directory().toString();
            String page = folder.resolve("page.html").toString();
            String table = folder.resolve("table.csv").toString();
            for (List<String> command : List.of(List.of("--help"), List.of("search", "--help"),
                    List.of("config"), List.of("status", run), List.of("status", run, "--json"),
                    List.of("show", run, "1"), List.of("verify", run),
                    List.of("report", run, "--out", page, "--quiet"),
                    List.of("export", run, "--format", "csv", "--out", table),
                    List.of("compare", run, run))) {
                Main.run(command.toArray(String[]::new));
            }
        } finally {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Run madeUpRun(Path directory) throws IOException {
        SearchConfig config = ConfigReader.defaultsUnder(List.of());
        ImageDataset digits = DataSpec.parse(config.data()).load();
        var files = new RunFiles(Files.createDirectories(directory));
        Run run = Run.create(files, config, digits, ProgramVersion.build(), "none");
        CandidateFactory factory = run.factory();
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        try (TrialStore store = TrialStore.open(files)) {
            store.opened(new Session(1, "2026-01-01T00:00:00Z", config.budget(), "none"));
            for (int i = 0; i < TRIALS; i++) {
                Genome genome = config.space().draw(random);
                Proposal proposal = new NewTrial(i, 1, factory.key(genome), new Suggestion(genome,
                        List.of(), List.of(), Redraws.NONE, true), Redraws.NONE).proposal(factory);
                store.propose(List.of(proposal));
                Outcome outcome = new MadeUpOutcomes().answer(proposal).outcome();
                store.end(new TrialEnd(i, outcome, i + 1));
            }
            store.closed(new SessionEnd("TRIALS_SPENT", TRIALS), () -> {});
        }
        return run;
    }
}
