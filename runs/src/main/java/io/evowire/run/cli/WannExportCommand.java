package io.evowire.run.cli;

import io.evowire.core.wann.NodeMatrix;
import io.evowire.core.wann.SparseNetwork;
import io.evowire.core.wann.WannDot;
import io.evowire.core.wann.WannFormat;
import io.evowire.core.wann.WeightedNetwork;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.export.OutputFile;
import io.evowire.run.json.Json;
import io.evowire.run.json.Spelling;
import io.evowire.run.wann.WannFiles;
import io.evowire.run.wann.WannSearch;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the best network of a search in some format. */
@Command(name = "export", mixinStandardHelpOptions = true,
        description = """
                Writes the best network of a search so far: as JSON (evowire-wann/1), as a graph \
                for Graphviz (dot) or as the matrix that the authors' programs read (out).""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire wann export digits --format dot --out digits.dot"})
final class WannExportCommand implements Callable<Integer> {

    /** What can be written. */
    enum Format {
        JSON, DOT, OUT;

        @Override
        public String toString() {
            return Spelling.of(this);
        }
    }

    @Parameters(paramLabel = "DIR", description = "Directory of the search.")
    private Path directory = Path.of("");

    @Option(names = "--format", required = true, description = "${COMPLETION-CANDIDATES}.")
    private Format format = Format.JSON;

    @Option(names = "--weight", paramLabel = "W", defaultValue = "1",
            description = "The shared weight that the matrix has (default: 1).")
    private double weight;

    @Option(names = "--out", paramLabel = "FILE",
            description = "File to write (default: standard output).")
    private @Nullable Path out;

    @Override
    public Integer call() {
        if (weight == 0 || !Double.isFinite(weight)) {
            throw new UserException(
                    "--weight must be another number than 0, which is no connection, not %s."
                            .formatted(weight));
        }
        SparseNetwork network = WannSearch.read(new WannFiles(directory)).champion()
                .orElseThrow(() -> new UserException(
                        "%s has recorded no generation yet, so there is no network to export."
                                .formatted(directory)))
                .value();
        String text = switch (format) {
            case JSON -> Json.line(WannFormat.write(network)) + "\n";
            case DOT -> WannDot.of(network);
            case OUT -> NodeMatrix.write(WeightedNetwork.shared(network, weight));
        };
        if (out == null) {
            System.out.print(text);
        } else {
            OutputFile.write(out, text);
        }
        return ExitCode.DONE.code();
    }
}
