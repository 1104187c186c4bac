package io.evowire.run.cli;

import io.evowire.run.console.WannStatus;
import io.evowire.run.wann.WannFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells where a search for weight agnostic networks stands. */
@Command(name = "status", mixinStandardHelpOptions = true,
        description = "Prints where a search for weight agnostic networks stands.",
        footerHeading = Main.EXAMPLES, footer = {"  evowire wann status digits --json"})
final class WannStatusCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Directory of the search.")
    private Path directory = Path.of("");

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        return WannStatus.print(new WannFiles(directory), json);
    }
}
