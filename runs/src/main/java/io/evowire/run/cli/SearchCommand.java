package io.evowire.run.cli;

import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.session.TrainingSessions;
import io.evowire.run.UserException;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.console.KernelChoice;
import io.evowire.run.metrics.SearchTelemetry;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.Feasibility;
import io.evowire.run.problem.Run;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.strategy.SearchStrategy;
import io.evowire.run.system.ProgramVersion;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a search. */
@NeedsVectors
@Command(name = "search", mixinStandardHelpOptions = true,
        description = """
                Evolves randomly wired networks and prints the Pareto front of accuracy against \
                multiply-adds.""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire search --data idx:fashion --trials 100 --out fashion-run"})
final class SearchCommand implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "DIR",
            description = "New directory for the run (default: evowire-run-1, -2, ...).")
    private @Nullable Path out;

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Mixin
    private SearchOptions options = new SearchOptions();

    @Override
    public Integer call() throws IOException {
        options.cluster().require();
        var configured = configuration.read(options.commentary());
        ImageDataset images = configured.images();
        SearchConfig resolved = options.over(configured.fitted().config())
                .withData(configured.data().toString());
        resolved = options.device().over(resolved, options.commentary());
        TrainingSessions models = KernelChoice.models(resolved.deviceSpec(),
                options.commentary());
        Feasibility.require(resolved, images.shape(), images.train().size(), models);
        requireAny(new CandidateFactory(resolved, images.shape(), images.classNames().size()));
        // Before there is a directory: a port that is taken is a mistake like any other.
        try (var telemetry = SearchTelemetry.on(options.metricsPort())) {
            RunFiles files = new RunFiles(out == null ? nextDirectory() : out);
            Run.requireUnused(files);
            Files.createDirectories(files.directory());
            try (RunLock lock = RunLock.take(files)) {
                Run run = Run.create(files, resolved, configured.fitted().yaml(resolved), images,
                        ProgramVersion.build(),
                        models.kernels());
                options.commentary().say("Run directory: " + files.directory());
                return ForegroundSearch.of(options.device().recorded(run), lock, options, telemetry)
                        .call();
            }
        }
    }

    private static void requireAny(CandidateFactory factory) {
        try {
            SearchStrategy.of(factory).requireFeasible();
        } catch (IllegalArgumentException e) {
            throw new UserException("space: " + e.getMessage());
        }
    }

    // Made at once, so that two searches never choose the same.
    private static Path nextDirectory() throws IOException {
        for (int i = 1; i < 10_000; i++) {
            try {
                return Files.createDirectory(Path.of("evowire-run-" + i));
            } catch (FileAlreadyExistsException e) {
                // try the next
            }
        }
        throw new UserException("There are evowire-run-1 to -9999 already; name one with --out.");
    }
}
