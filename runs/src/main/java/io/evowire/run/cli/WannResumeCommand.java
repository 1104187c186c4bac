package io.evowire.run.cli;

import io.evowire.run.wann.WannFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes on with a search for weight agnostic networks. */
@Command(name = "resume", mixinStandardHelpOptions = true,
        description = """
                Continues a search for weight agnostic networks that was stopped or killed, or has \
                ended. It may get more generations.""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire wann resume digits --generations 100"})
final class WannResumeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Directory of the search.")
    private Path directory = Path.of("");

    @Option(names = "--generations", paramLabel = "N",
            description = """
                    Stop after N generations, counted over all sessions (default: as the last \
                    session).""")
    private @Nullable Integer generations;

    @Option(names = "--time", paramLabel = "T",
            description = """
                    Stop after this much search time (30m, 2h), counted over all sessions, or \
                    none (default: as the last session).""")
    private @Nullable String time;

    @Option(names = "--data", paramLabel = "SPEC",
            description = "Where the data set is now, if it was moved. It must be the same data.")
    private @Nullable String data;

    @Mixin
    private MetricsOption metrics = new MetricsOption();

    @Mixin
    private WannOptions options = new WannOptions();

    @Override
    public Integer call() throws IOException {
        return options.search(new WannFiles(directory), metrics).resume(generations, time, data);
    }
}
