package io.evowire.run.cli;

import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.run.UserException;
import io.evowire.run.console.Commentary;
import io.evowire.run.console.DataProgress;
import io.evowire.run.wann.WannFiles;
import io.evowire.run.wann.WannHistory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands that compute weight agnostic networks share. */
final class WannOptions {

    @Option(names = "--workers", paramLabel = "N",
            description = "Threads that compute networks (default: one for each processor).")
    private @Nullable Integer workers;

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Mixin
    private final QuietOption commentary = new QuietOption();

    Commentary commentary() {
        return commentary;
    }

    boolean json() {
        return json;
    }

    /** Number of threads. */
    int threads() {
        return threads(workers);
    }

    /** So many threads, or one for each processor. */
    static int threads(@Nullable Integer workers) {
        int threads = workers == null ? Runtime.getRuntime().availableProcessors() : workers;
        NumberOption.atLeast("--workers", 1, threads);
        return threads;
    }

    /**
     * The images of a search.
     *
     * @param data where they are now; null if they were not moved
     */
    static ImageDataset images(WannHistory history, @Nullable String data,
            Commentary commentary) {
        DataSpec spec = DataSpec.parse(history.record().data());
        return DataProgress.load(data == null ? spec : spec.moved(data), commentary);
    }

    /** A search with these options, which is to be seen as another one says. */
    ForegroundWann search(WannFiles files, MetricsOption metrics) {
        return new ForegroundWann(files, threads(), json, commentary, metrics);
    }

    /** What to say of a setting that is out of bounds: its name is that of its option. */
    static UserException wrong(IllegalArgumentException fault) {
        String message = String.valueOf(fault.getMessage());
        return new UserException(Character.isLowerCase(message.charAt(0))
                ? "--" + message
                : "--time: " + message);
    }
}
