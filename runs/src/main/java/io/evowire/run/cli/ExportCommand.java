package io.evowire.run.cli;

import io.evowire.core.network.NetworkDot;
import io.evowire.core.network.NetworkFormat;
import io.evowire.genome.Genome;
import io.evowire.run.Json;
import io.evowire.run.Spelling;
import io.evowire.run.UserException;
import io.evowire.run.export.TrialDocument;
import io.evowire.run.export.TrialsTable;
import io.evowire.run.search.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands out trials, networks and trained models. */
@NeedsVectors(option = "--format", values = {"dl4j", "onnx"})
@Command(name = "export", mixinStandardHelpOptions = true, description = "Writes all trials (csv, json), one network (json, network, dot) or one trained model (dl4j, onnx).", footerHeading = Main.EXAMPLES, footer = {
        "  evowire export first 12 --format onnx --out best.onnx"})
final class ExportCommand implements Callable<Integer> {

    /** What can be written. */
    enum Format {
        CSV, JSON, NETWORK, DOT, DL4J, ONNX;

        @Override
        public String toString() {
            return Spelling.of(this);
        }
    }

    @Parameters(index = "0", paramLabel = "DIR", description = "Directory of the run.")
    private Path directory = Path.of("");

    @Parameters(index = "1", arity = "0..1", paramLabel = "TRIAL", description = "Number of a trial; without it all trials (csv and json only).")
    private @Nullable Integer number;

    @Option(names = "--format", required = true, description = "${COMPLETION-CANDIDATES}.")
    private Format format = Format.CSV;

    @Option(names = "--out", paramLabel = "FILE", description = "File to write (default: standard output).")
    private @Nullable Path out;

    @Mixin
    private Commentary commentary = new Commentary();

    @Override
    public Integer call() throws IOException {
        var files = new RunFiles(directory);
        Run run = Run.open(files);
        History history = TrialStore.read(files);
        byte[] content = switch (format) {
            case CSV -> bytes(TrialsTable.csv(trials(history),
                    run.config().strategy().inherits()));
            case JSON -> bytes(Json.pretty(number == null
                    ? history.trials().stream().map(TrialDocument::of).toList()
                    : TrialDocument.of(trial(history))) + "\n");
            case NETWORK -> bytes(Json.line(NetworkFormat.write(
                    run.factory().network(genome(history)))) + "\n");
            case DOT -> bytes(NetworkDot.of(run.factory().network(genome(history))));
            case DL4J -> model(run, history).dl4j();
            case ONNX -> model(run, history).onnx();
        };
        if (out == null) {
            System.out.write(content);
            System.out.flush();
        } else {
            OutputFile.write(out, content);
        }
        return 0;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Trial> trials(History history) {
        return number == null ? history.trials() : List.of(trial(history));
    }

    private Genome genome(History history) {
        return Genome.parse(trial(history).proposal().genome());
    }

    private ModelExport model(Run run, History history) {
        if (out == null && System.console() != null) {
            throw new UserException("--format %s writes a binary file: name it with --out FILE."
                    .formatted(format));
        }
        return new ModelExport(run, history, trial(history), commentary);
    }

    private Trial trial(History history) {
        if (number == null) {
            throw new UserException(
                    "--format %s writes one network: name a trial, such as: evowire export %s 0 --format %s"
                            .formatted(format, new RunFiles(directory).word(), format));
        }
        return ShowCommand.find(history, number, directory);
    }
}
