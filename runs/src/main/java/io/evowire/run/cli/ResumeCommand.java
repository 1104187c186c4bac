package io.evowire.run.cli;

import io.evowire.evaluate.data.DataSpec;
import io.evowire.run.UserException;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.metrics.SearchTelemetry;
import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.study.StudyFiles;
import io.evowire.run.wann.WannFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes on with a search or a study. */
@NeedsVectors
@Command(name = "resume", mixinStandardHelpOptions = true,
        description = """
                Continues a search or a study that was stopped or killed, or has ended. The \
                budget of a search may be raised.""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire resume first --trials 100"})
final class ResumeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Directory of the run.")
    private Path directory = Path.of("");

    @Option(names = "--data", paramLabel = "SPEC",
            description = "Where the data set is now, if it was moved. It must be the same data.")
    private @Nullable String data;

    @Option(names = "--generations", paramLabel = "N",
            description = """
                    Of a search for weight agnostic networks: stop after N generations, counted \
                    over all sessions.""")
    private @Nullable Integer generations;

    @Mixin
    private SearchOptions options = new SearchOptions();

    @Override
    public Integer call() throws IOException {
        options.cluster().require();
        if (WannFiles.in(directory)) {
            return options.weightAgnostic(new WannFiles(directory)).resume(generations,
                    options.time(), data);
        }
        if (generations != null && (StudyFiles.in(directory)
                || Files.exists(new RunFiles(directory).database()))) {
            throw new UserException("""
                    --generations: %s holds no search for weight agnostic networks. Use --trials \
                    or --time for a search, and neither for a study.""".formatted(directory));
        }
        if (StudyFiles.in(directory)) {
            return options.resume(new StudyFiles(directory), data);
        }
        var files = new RunFiles(directory);
        History read = Run.read(files);
        Run before = Run.of(files, read);
        Run run = options.device().recorded(before.with(
                options.device().over(before.config(), options.commentary())));
        SearchConfig config = options.over(run.config());
        try (var telemetry = SearchTelemetry.on(options.metricsPort());
                RunLock lock = RunLock.take(files)) {
            return ForegroundSearch.of(
                    run.with(data == null
                            ? config
                            : config.withData(
                                    DataSpec.parse(config.data()).moved(data).toString())),
                    read, lock, options, telemetry).call();
        }
    }
}
