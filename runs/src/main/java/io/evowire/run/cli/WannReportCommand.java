package io.evowire.run.cli;

import io.evowire.run.wann.WannFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the page of a search for weight agnostic networks. */
@Command(name = "report", mixinStandardHelpOptions = true,
        description = """
                Writes the results of a search for weight agnostic networks as one HTML file. \
                Works also while the search is running. Accuracies are those of the last 'wann \
                test' and 'wann train'.""",
        footerHeading = Main.EXAMPLES, footer = {"  evowire wann report digits"})
final class WannReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Directory of the search.")
    private Path directory = Path.of("");

    @Option(names = "--out", paramLabel = "FILE",
            description = "File to write (default: DIR/report.html).")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        return WannReportFile.write(new WannFiles(directory), out, json);
    }
}
