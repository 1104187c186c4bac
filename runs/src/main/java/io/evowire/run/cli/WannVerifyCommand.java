package io.evowire.run.cli;

import io.evowire.evaluate.data.ImageDataset;
import io.evowire.run.console.Commentary;
import io.evowire.run.console.CountProgress;
import io.evowire.run.wann.WannBudget;
import io.evowire.run.wann.WannFiles;
import io.evowire.run.wann.WannHistory;
import io.evowire.run.wann.WannSearch;
import io.evowire.run.wann.WannVerification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a search for weight agnostic networks. */
@Command(name = "verify", mixinStandardHelpOptions = true,
        description = """
                Checks every record and file of a search for weight agnostic networks. If \
                something is damaged, it is named, and the exit code is 5.""",
        footerHeading = Main.EXAMPLES, footer = {"  evowire wann verify digits --decisions"})
final class WannVerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Directory of the search.")
    private Path directory = Path.of("");

    @Option(names = "--decisions",
            description = """
                    Also compute every generation again and compare, which takes as long as the \
                    search did.""")
    private boolean decisions;

    @Option(names = "--data", paramLabel = "SPEC",
            description = "Where the data set is now, if it was moved. It must be the same data.")
    private @Nullable String data;

    @Mixin
    private WannOptions options = new WannOptions();

    @Override
    public Integer call() throws IOException {
        var files = new WannFiles(directory);
        WannSearch.read(files); // refuses what is no such search
        List<String> faults = new ArrayList<>(WannVerification.faults(files));
        if (decisions && faults.isEmpty()) {
            decide(files, data, options.threads(), options.commentary()).ifPresent(faults::add);
        }
        return VerifyCommand.print(directory, faults, options.json());
    }

    /**
     * Computes every generation of a search again.
     *
     * @param data where the data set is now; null if it was not moved
     * @return what comes out otherwise than it is recorded, in words
     */
    static Optional<String> decide(WannFiles files, @Nullable String data, int threads,
            Commentary commentary) {
        WannHistory history = WannSearch.read(files);
        ImageDataset images = WannOptions.images(history, data, commentary);
        var budget = new WannBudget(Math.max(1, history.last()), WannBudget.NO_LIMIT);
        try (var progress = new CountProgress("wann", "computed %d of %d generations",
                "generations", history.last(), commentary)) {
            return new WannSearch(files, images, budget, threads)
                    .decisions((done, all) -> progress.done(done, all));
        }
    }
}
