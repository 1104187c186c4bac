package io.evowire.run.cli;

import io.evowire.core.wann.Activation;
import io.evowire.core.wann.LayerMatrix;
import io.evowire.core.wann.NodeMatrix;
import io.evowire.core.wann.SparseNetwork;
import io.evowire.core.wann.WannDot;
import io.evowire.core.wann.WannFormat;
import io.evowire.core.wann.WeightedNetwork;
import io.evowire.evaluate.onnx.WannOnnx;
import io.evowire.evaluate.onnx.WannSameDiff;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.export.CsvRow;
import io.evowire.run.export.OutputFile;
import io.evowire.run.json.Json;
import io.evowire.run.json.Spelling;
import io.evowire.run.system.ProgramVersion;
import io.evowire.run.wann.WannModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a weight agnostic network in some format. */
@Command(name = "export", mixinStandardHelpOptions = true,
        description = """
                Writes the best network of a search so far, or a network of a file: as JSON \
                (evowire-wann/1), as a graph for Graphviz (dot), as the matrix that the authors' \
                programs read (out), as a matrix of weights with a row for each hidden node and \
                output and a column for each input and hidden node (csv), as ONNX, or as a graph \
                of ND4J's SameDiff, which DL4J reads. \
                ONNX and SameDiff read prepared pixels: grey from 0 to 1, resized and deskewed.""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire wann export digits --format dot --out digits.dot",
                "  evowire wann export digits --format onnx --trained --out digits.onnx"})
final class WannExportCommand implements Callable<Integer> {

    /** What can be written. */
    enum Format {
        JSON, DOT, OUT, CSV, ONNX, SAMEDIFF;

        @Override
        public String toString() {
            return Spelling.of(this);
        }
    }

    @Mixin
    private WannSource source = new WannSource();

    @Option(names = "--format", required = true, description = "${COMPLETION-CANDIDATES}.")
    private Format format = Format.JSON;

    @Option(names = "--weight", paramLabel = "W", defaultValue = "1",
            description = """
                    The shared weight that the network has in out, csv, onnx and samediff \
                    (default: 1).""")
    private double weight;

    @Option(names = "--trained",
            description = """
                    With the weights of the best training, or those of FILE, in place of a shared \
                    one.""")
    private boolean trained;

    @Option(names = "--out", paramLabel = "FILE",
            description = "File to write (default: standard output).")
    private @Nullable Path out;

    @Mixin
    private final QuietOption commentary = new QuietOption();

    @Override
    public Integer call() {
        if (weight == 0 || !Double.isFinite(weight)) {
            throw new UserException(
                    "--weight must be another number than 0, which is no connection, not %s."
                            .formatted(weight));
        }
        byte[] bytes = bytes(source.isChampion() || source.isFileAlone()
                ? source.modelAlone(trained)
                : source.model(source.images(commentary)));
        if (out == null) {
            System.out.write(bytes, 0, bytes.length);
            System.out.flush();
        } else {
            OutputFile.write(out, bytes);
        }
        return ExitCode.DONE.code();
    }

    private byte[] bytes(WannModel model) {
        SparseNetwork network = model.network();
        WeightedNetwork weighted = trained
                ? model.weighted().orElseThrow(() -> new UserException("""
                        This network has no weights of its own yet. Train it: evowire wann train \
                        DIR"""))
                : WeightedNetwork.shared(network, weight);
        requireOneActivation(network);
        return switch (format) {
            case JSON -> text(Json.line(trained
                    ? WannFormat.write(weighted)
                    : WannFormat.write(network)) + "\n");
            case DOT -> text(WannDot.of(network));
            case OUT -> text(NodeMatrix.write(weighted));
            case CSV -> text(csv(weighted));
            case ONNX -> WannOnnx.bytes(weighted, ProgramVersion.text(), Map.of("inputs",
                    "grey pixels from 0 to 1, resized bilinearly, then deskewed, row by row"));
            case SAMEDIFF -> WannSameDiff.bytes(weighted);
        };
    }

    private static String csv(WeightedNetwork network) {
        long biased = network.network().connections().stream()
                .filter(connection -> connection.from() == 0).count();
        if (biased > 0) {
            throw new UserException("""
                    --format csv has no column for the bias, from which %d connection(s) of this \
                    network come. Export it as out or json.""".formatted(biased));
        }
        return LayerMatrix.write(network).stream().map(row -> CsvRow.of(
                row.stream().map(weight -> weight == 0 ? "0" : weight.toString())))
                .collect(Collectors.joining());
    }

    private void requireOneActivation(SparseNetwork network) {
        var activations = network.activations().subList(network.hidden(),
                network.activations().size()).stream().distinct().map(Activation::spelling)
                .toList();
        if ((format == Format.ONNX || format == Format.SAMEDIFF) && activations.size() > 1) {
            throw new UserException("""
                    --format %s needs outputs of the same activation; this network's have %s. \
                    Export it as json, out, csv or dot.""".formatted(format,
                    String.join(", ", activations)));
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
