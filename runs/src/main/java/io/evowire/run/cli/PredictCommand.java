package io.evowire.run.cli;

import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.DataException;
import io.evowire.evaluate.data.PictureInput;
import io.evowire.evaluate.session.Batch;
import io.evowire.evaluate.session.Model;
import io.evowire.evaluate.session.TrainingSession;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.console.Figures;
import io.evowire.run.console.KernelChoice;
import io.evowire.run.console.TextTable;
import io.evowire.run.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Classifies pictures with a trained model. */
@NeedsVectors(computesHere = true)
@Command(name = "predict", mixinStandardHelpOptions = true,
        description = """
                Classifies pictures with a trained model and prints the probabilities. Pictures \
                are turned, scaled, cropped and coloured like those of the training.""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire predict best.model cat.jpg dog.png",
                "  evowire predict best.model *.jpg --top 3 --json", "",
                "Models are written by evowire train --out and evowire export --format model."})
final class PredictCommand implements Callable<Integer> {

    private static final int BATCH = 64;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The model file.")
    private Path file = Path.of("");

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "The pictures.")
    private List<Path> pictures = List.of();

    @Option(names = "--top", paramLabel = "K", defaultValue = "1",
            description = "Print the K most probable classes (default: ${DEFAULT-VALUE}).")
    private int top;

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Mixin
    private final QuietOption commentary = new QuietOption();

    private record Guess(String name, double probability) {}

    /** @param classes the most probable first */
    private record Prediction(String file, List<Guess> classes) {}

    private record Failure(String file, String problem) {}

    private record Result(List<Prediction> predictions, List<Failure> failures) {}

    @Override
    public Integer call() {
        NumberOption.atLeast("--top", 1, top);
        Model model = ModelInput.read(file);
        Model.Images images = model.images();
        if (images == null) {
            throw new UserException("""
                    %s does not say what images it was trained on. Export it again with \
                    evowire export DIR TRIAL --format model.""".formatted(file));
        }
        PictureInput input = PictureInput.of(model.network().input(), images.data(),
                images.normalisation());
        Result result = predict(model, images, input);
        result.failures().forEach(failure -> System.err.println("evowire: " + failure.problem()));
        System.out.print(json ? Json.line(result) + "\n" : table(result));
        return (result.failures().isEmpty() ? ExitCode.DONE : ExitCode.USAGE).code();
    }

    private Result predict(Model model, Model.Images images, PictureInput input) {
        List<Prediction> predictions = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        var recipe = new TrainingRecipe(1, 1, BATCH, 0.1, 0, 0, 0, 0, false, Precision.FLOAT32, 1);
        try (TrainingSession session = KernelChoice.models(commentary)
                .begin(model.network(), recipe, 1)) {
            session.replace(model.parameters());
            for (int from = 0; from < pictures.size(); from += BATCH) {
                predict(pictures.subList(from, Math.min(from + BATCH, pictures.size())), session,
                        images, input, predictions, failures);
            }
        }
        return new Result(predictions, failures);
    }

    private void predict(List<Path> some, TrainingSession session, Model.Images images,
            PictureInput input, List<Prediction> predictions, List<Failure> failures) {
        List<Path> read = new ArrayList<>();
        float[] pixels = new float[(int) (some.size() * input.shape().elements())];
        for (Path picture : some) {
            try {
                input.read(picture, pixels, read.size());
                read.add(picture);
            } catch (DataException e) {
                failures.add(new Failure(picture.toString(), String.valueOf(e.getMessage())));
            }
        }
        if (read.isEmpty()) {
            return;
        }
        var batch = new Batch(read.size(), input.shape(), images.classNames().size());
        System.arraycopy(pixels, 0, batch.pixels(), 0, batch.pixels().length);
        float[][] probabilities = session.probabilities(batch);
        for (int i = 0; i < read.size(); i++) {
            float[] of = probabilities[i];
            predictions.add(new Prediction(read.get(i).toString(),
                    IntStream.range(0, of.length)
                            .mapToObj(label -> new Guess(images.classNames().get(label),
                                    of[label]))
                            .sorted(Comparator.comparingDouble(Guess::probability).reversed())
                            .limit(top).toList()));
        }
    }

    private static String table(Result result) {
        var table = new TextTable("picture", "class", "probability");
        for (Prediction prediction : result.predictions()) {
            for (Guess guess : prediction.classes()) {
                table.row(prediction.file(), guess.name(), Figures.percent(guess.probability()));
            }
        }
        return result.predictions().isEmpty() ? "" : table.toString();
    }
}
