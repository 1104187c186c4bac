package io.evowire.run.cli;

import io.evowire.core.network.Network;
import io.evowire.core.network.NetworkDot;
import io.evowire.core.network.NetworkFormat;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.session.Model;
import io.evowire.evaluate.session.ModelFormat;
import io.evowire.evaluate.train.Dl4jFormat;
import io.evowire.run.UserException;
import io.evowire.run.console.Retrainer;
import io.evowire.run.export.ModelExport;
import io.evowire.run.export.OnnxExport;
import io.evowire.run.export.OutputFile;
import io.evowire.run.export.TrialDocument;
import io.evowire.run.export.TrialsTable;
import io.evowire.run.json.Json;
import io.evowire.run.json.Spelling;
import io.evowire.run.problem.Run;
import io.evowire.run.reading.RunReading;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.study.StudyFiles;
import io.evowire.run.study.StudyHistory;
import io.evowire.run.worker.SingleWorker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands out trials, networks and trained models. */
@NeedsVectors(option = "--format", values = {"model", "dl4j", "onnx"})
@Command(name = "export", mixinStandardHelpOptions = true,
        description = """
                Writes all trials (csv, json), one network (json, network, dot) or one trained \
                model (model, dl4j, onnx).""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire export first 12 --format onnx --out best.onnx",
                "  evowire export --model best.model --format onnx --out best.onnx",
                "  evowire export first 12 --format onnx --features --out backbone.onnx"})
final class ExportCommand implements Callable<Integer> {

    /** What can be written. */
    enum Format {
        CSV, JSON, NETWORK, DOT, MODEL, DL4J, ONNX;

        @Override
        public String toString() {
            return Spelling.of(this);
        }
    }

    /** Writes a trained model in some format. */
    private interface Writer {
        byte[] write(ModelExport model) throws IOException, InterruptedException;
    }

    @Parameters(index = "0", arity = "0..1", paramLabel = "DIR",
            description = "Directory of the run.")
    private @Nullable Path directory;

    @Parameters(index = "1", arity = "0..1", paramLabel = "TRIAL",
            description = """
                    Number of the trial. Without it, all trials are written (csv and json only).""")
    private @Nullable Integer number;

    @Option(names = "--model", paramLabel = "MODEL",
            description = """
                    A model file, as written by train --out, in place of a run and a trial \
                    (network, dot, model, dl4j, onnx).""")
    private @Nullable Path model;

    @Option(names = "--format", required = true, description = "${COMPLETION-CANDIDATES}.")
    private Format format = Format.CSV;

    @Option(names = "--features",
            description = """
                    Of onnx: leaves out head and classifier; the model has one output for each \
                    stage, for detectors of others.""")
    private boolean features;

    @Option(names = "--out", paramLabel = "FILE",
            description = "File to write (default: standard output).")
    private @Nullable Path out;

    @Mixin
    private final QuietOption commentary = new QuietOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if ((directory == null) == (model == null)) {
            throw new UserException(
                    "Give either a run, DIR [TRIAL], or a model file, --model MODEL.");
        }
        if (features && format != Format.ONNX) {
            throw new UserException("--features is for --format onnx, not %s.".formatted(format));
        }
        byte[] content = model != null
                ? ofModel(model)
                : StudyFiles.in(run().directory()) ? ofStudy() : ofRun(run());
        if (out == null) {
            System.out.write(content);
            System.out.flush();
        } else {
            OutputFile.write(out, content);
        }
        return 0;
    }

    private RunFiles run() {
        return new RunFiles(Objects.requireNonNull(directory));
    }

    private byte[] ofStudy() throws IOException {
        var files = new StudyFiles(run().directory());
        if (number != null || format != Format.CSV && format != Format.JSON) {
            throw new UserException("""
                    %s holds a study, which has no trials. Its trainings can be written as csv or \
                    json: evowire export %s --format csv""".formatted(files.directory(),
                    files.word()));
        }
        StudyHistory history = StudyHistory.read(files);
        return bytes(format == Format.CSV
                ? files.csv(history)
                : Json.pretty(history.documents()) + "\n");
    }

    private byte[] ofRun(RunFiles files) throws IOException, InterruptedException {
        History history = Run.read(files);
        Run run = Run.of(files, history);
        return switch (format) {
            case CSV -> bytes(TrialsTable.csv(run.config(), trials(history),
                    RunReading.of(run.factory(), history).beliefs()));
            case JSON -> bytes(Json.pretty(documents(run, history)) + "\n");
            case NETWORK -> network(network(run, history));
            case DOT -> bytes(NetworkDot.of(network(run, history)));
            case MODEL -> model(run, history, ModelExport::file);
            case DL4J -> model(run, history, ModelExport::dl4j);
            case ONNX -> model(run, history, features ? ModelExport::backbone : ModelExport::onnx);
        };
    }

    private Object documents(Run run, History history) {
        RunReading reading = RunReading.of(run.factory(), history);
        List<TrialDocument> documents = trials(history).stream()
                .map(trial -> TrialDocument.of(run.config(), trial, reading.belief(trial)))
                .toList();
        return number == null ? documents : documents.getFirst();
    }

    private byte[] ofModel(Path file) throws IOException {
        Model read = ModelInput.read(file);
        return switch (format) {
            case CSV, JSON -> throw new UserException(
                    """
                            --format %s is for trials. A model can be written as network, dot, \
                            model, dl4j or onnx."""
                            .formatted(format));
            case NETWORK -> network(read.network());
            case DOT -> bytes(NetworkDot.of(read.network()));
            case MODEL -> binary(ModelFormat.write(read));
            case DL4J -> binary(Dl4jFormat.write(read, OneDnnModel.orStock()));
            case ONNX -> binary(onnx(file, read));
        };
    }

    private byte[] onnx(Path file, Model model) {
        if (model.images() == null) {
            throw new UserException(
                    "%s does not say which images it was trained on; an ONNX model needs that."
                            .formatted(file));
        }
        return features
                ? OnnxExport.backbone(model, Map.of())
                : OnnxExport.bytes(model, Map.of());
    }

    private static byte[] network(Network network) {
        return bytes(Json.line(NetworkFormat.write(network)) + "\n");
    }

    private byte[] binary(byte[] content) {
        requireFile();
        return content;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Trial> trials(History history) {
        return number == null ? history.trials() : List.of(trial(history));
    }

    private Network network(Run run, History history) {
        return run.factory().network(run.factory().genome(trial(history)));
    }

    private void requireFile() {
        if (out == null && System.console() != null) {
            throw new UserException(
                    "--format %s writes a binary file. Give its name with --out FILE."
                            .formatted(format));
        }
    }

    private byte[] model(Run run, History history, Writer writer)
            throws IOException, InterruptedException {
        requireFile();
        try (var worker = SingleWorker.untimed(run, "export")) {
            return writer.write(new ModelExport(run, history, trial(history),
                    new Retrainer(run, worker, commentary)));
        }
    }

    private Trial trial(History history) {
        if (number == null) {
            throw new UserException(
                    """
                            --format %s writes one network, so name a trial, such as: evowire \
                            export %s 0 --format %s"""
                            .formatted(format, run().word(), format));
        }
        return ShowCommand.find(history, number, run().directory());
    }
}
