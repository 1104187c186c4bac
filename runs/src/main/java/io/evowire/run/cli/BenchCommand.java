package io.evowire.run.cli;

import io.evowire.core.network.Network;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.measure.TrainingBenchmark;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.session.TrainingSessions;
import io.evowire.evaluate.train.ModelBuilder;
import io.evowire.run.UserException;
import io.evowire.run.export.NetworkFile;
import io.evowire.run.json.Json;
import io.evowire.run.json.Spelling;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures training speed. */
@NeedsVectors(computesHere = true)
@Command(name = "bench", mixinStandardHelpOptions = true,
        description = """
                Measures the speed of whole training steps (forward, backward, update) of a \
                network: the median, in images/s.""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire bench --network best.json --batch 64 --threads 2 --json"})
final class BenchCommand implements Runnable {

    @Option(names = "--network", required = true, paramLabel = "FILE",
            description = "The network file.")
    private Path network = Path.of("");

    @Option(names = "--batch", paramLabel = "B",
            description = "Images in each step (default: ${DEFAULT-VALUE}).")
    private int batch = 64;

    @Option(names = "--steps", paramLabel = "N",
            description = "Number of timed steps (default: ${DEFAULT-VALUE}).")
    private int steps = 20;

    @Option(names = "--warm-up", paramLabel = "S",
            description = """
                    Least time of the steps before the timed ones, in seconds; it takes longer \
                    until steps get no faster (default: ${DEFAULT-VALUE}).""")
    private int warmUp = 5;

    @Option(names = "--threads", paramLabel = "T",
            description = "Threads of the kernels (default: ${DEFAULT-VALUE}).")
    private int threads = 1;

    @Option(names = "--precision", paramLabel = "P",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Precision precision = Precision.FLOAT32;

    /** What trains. */
    enum Kernels {
        /** oneDNN where it runs, else stock. */
        AUTO,
        /** Stock DL4J layers. */
        STOCK;

        TrainingSessions models() {
            return switch (this) {
                case AUTO -> OneDnnModel.orStock();
                case STOCK -> ModelBuilder.stock();
            };
        }

        @Override
        public String toString() {
            return Spelling.of(this);
        }
    }

    @Option(names = "--kernels", paramLabel = "K",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Kernels kernels = Kernels.AUTO;

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Override
    public void run() {
        NumberOption.atLeast("--batch", 1, batch);
        NumberOption.atLeast("--steps", 1, steps);
        NumberOption.atLeast("--warm-up", 0, warmUp);
        NumberOption.atLeast("--threads", 1, threads);
        Network measured = NetworkFile.read(network);
        TrainingBenchmark.Result result;
        try {
            result = new TrainingBenchmark(batch, steps, precision, warmUp).run(measured,
                    kernels.models());
        } catch (IllegalArgumentException e) {
            throw new UserException(
                    "%s cannot be measured with --batch %d, --precision %s and --kernels %s: %s"
                            .formatted(network, batch, precision, kernels, e.getMessage()));
        }
        System.out.println(json
                ? Json.line(result)
                : String.format(Locale.ROOT, "%.1f images/s (%s kernels, batch %d, threads %d)",
                        result.imagesPerSecond(), result.kernels(), result.batch(),
                        result.threads()));
    }
}
