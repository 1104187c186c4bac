package io.evowire.run.cli;

import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.DataSurvey;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.session.TrainingSessions;
import io.evowire.run.UserException;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.Draft;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.Setting;
import io.evowire.run.console.DataProgress;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a search. */
@NeedsVectors
@Command(name = "search", mixinStandardHelpOptions = true, description = "Evolves randomly wired networks and prints the Pareto front of accuracy against multiply-adds.", footerHeading = Main.EXAMPLES, footer = {
        "  evowire search --data idx:fashion --trials 100 --out fashion-run"})
final class SearchCommand implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "FILE", description = "Configuration; 'evowire config' prints the defaults.")
    private @Nullable Path config;

    @Option(names = "--out", paramLabel = "DIR", description = "Directory of the run, made anew (default: evowire-run-1, -2, ...).")
    private @Nullable Path out;

    @Option(names = "--seed", paramLabel = "N", description = "Decides every random choice (default: 1).")
    private @Nullable Long seed;

    @Option(names = "--data", paramLabel = "SPEC", description = "mnist-10k, idx:DIR, cifar10:DIR or images:DIR (default: mnist-10k).")
    private @Nullable String dataSpec;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Changes one value of the configuration, such as recipe.epochs=2; repeatable.")
    private List<String> settings = List.of();

    @Mixin
    private SearchOptions options = new SearchOptions();

    @Override
    public Integer call() throws IOException {
        Draft draft = draft();
        DataSpec data = DataProgress.fitting(draft.data(), options.commentary());
        ImageDataset images = DataProgress.load(data, options.commentary());
        DataSurvey.of(images).oddities()
                .forEach(oddity -> options.commentary().say("Data: " + oddity));
        Draft.Fitted fitted = draft.fitted(images.train().size(), images.shape(),
                images.classes());
        SearchConfig resolved = options.over(fitted.config()).withData(data.toString());
        TrainingSessions models = KernelChoice.models(options.commentary());
        Feasibility.require(resolved, images.shape(), images.train().size(), models);
        requireAny(new CandidateFactory(resolved, images.shape(), images.classNames().size()));
        // Before there is a directory: a port that is taken is a mistake like any other.
        try (var telemetry = SearchTelemetry.on(options.metricsPort())) {
            RunFiles files = new RunFiles(out == null ? nextDirectory() : out);
            Run.requireUnused(files);
            Files.createDirectories(files.directory());
            try (RunLock lock = RunLock.take(files)) {
                Run run = Run.create(files, resolved, fitted.yaml(resolved), images,
                        ProgramVersion.build(),
                        models.kernels());
                options.commentary().say("Run directory: " + files.directory());
                return ForegroundSearch.of(run, lock, options, telemetry).call();
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

    private Draft draft() {
        List<Setting> all = new ArrayList<>(settings.stream().map(Setting::parse).toList());
        if (seed != null) {
            all.add(Setting.of("--seed", "seed", seed));
        }
        if (dataSpec != null) {
            all.add(Setting.of("--data", "data", dataSpec));
        }
        return ConfigReader.draft(Optional.ofNullable(config), all);
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
