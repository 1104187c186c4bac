package io.evowire.run.cli;

import io.evowire.evaluate.wann.WannRecipe.Method;
import io.evowire.evaluate.wann.WannRecipe.Start;
import io.evowire.evaluate.wann.WannRecipe;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.console.Figures;
import io.evowire.run.console.TextTable;
import io.evowire.run.console.WannTrainingProgress;
import io.evowire.run.export.OutputFile;
import io.evowire.run.json.Json;
import io.evowire.run.json.Spelling;
import io.evowire.run.system.Stopping;
import io.evowire.run.wann.WannTrained;
import io.evowire.run.wann.WannTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives each connection of a weight agnostic network its own weight. */
@Command(name = "train", mixinStandardHelpOptions = true,
        description = """
                Trains the weights of single connections of the best network so far. Five in six \
                of the images that the search may use are trained on, the others choose the epoch, \
                and the test images are used once, at the end. Then 'wann test' and 'wann export' \
                know the weights.""",
        footerHeading = Main.EXAMPLES, footer = {"  evowire wann train digits",
                "  evowire wann train digits --method pepg --epochs 1000",
                "  evowire wann train --network champion.out --data idx:mnist --out trained.json"})
final class WannTrainCommand implements Callable<Integer> {

    @Mixin
    private WannSource source = new WannSource();

    @Option(names = "--method", defaultValue = "adam",
            description = """
                    adam or sgd: gradients by back-propagation; pepg: the authors' \
                    parameter-exploring policy gradients, without any (default: adam).""")
    private String method = "";

    @Option(names = "--start",
            description = """
                    Weights at the beginning. he: drawn at random; tuned: all the shared weight \
                    that is best on the training images; zero (default: he, for pepg tuned).""")
    private @Nullable String start;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "30",
            description = """
                    How often each training image is seen. Other methods than gradients get as \
                    many passes of images; a gradient counts as three (default: 30).""")
    private int epochs;

    @Option(names = "--batch", paramLabel = "N",
            description = "Images of a step (default: 128, for pepg 1000).")
    private @Nullable Integer batch;

    @Option(names = "--rate", paramLabel = "R",
            description = "Learning rate (default: 0.01, for sgd 2).")
    private @Nullable Double rate;

    @Option(names = "--momentum", paramLabel = "M",
            description = """
                    Of sgd; of the others, which step by Adam, its first decay (default: 0.9 for \
                    sgd, else 0.99).""")
    private @Nullable Double momentum;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Seed of all that is random (default: 1).")
    private long seed;

    @Option(names = "--out", paramLabel = "FILE",
            description = """
                    File of the trained network, evowire-wann/1 (default: in the search's \
                    directory, which also records the training).""")
    private @Nullable Path out;

    @Mixin
    private WannOptions options = new WannOptions();

    private record Result(String method, String start, int epochs, int best,
            double validationAccuracy, double testAccuracy, long passes, double seconds,
            int connections, String file) {}

    @Override
    public Integer call() throws IOException {
        var trainer = new WannTrainer(recipe(), options.threads());
        if (!source.isChampion() && out == null) {
            throw new UserException(
                    "Say with --out FILE where the trained network of --network is to go.");
        }
        if (source.isChampion()) {
            source.history().required(source.files());
        }
        WannSource.Images images = source.images(options.commentary());
        Optional<Result> result;
        Optional<ExitCode> stopped;
        try (var stopping = new Stopping(() -> options.commentary()
                .say("Stopping after this epoch; again to stop at once."));
                var progress = new WannTrainingProgress(epochs, options.commentary())) {
            result = source.isChampion() && out == null
                    ? trainer.train(source.files(), images.set(), stopping::mayGoOn, progress)
                            .map(recorded -> result(trainer.recipe(), recorded))
                    : trained(trainer, images, stopping::mayGoOn, progress);
            stopped = stopping.code();
        }
        if (result.isEmpty()) {
            System.err.println("Stopped; nothing is recorded.");
            return stopped.orElse(ExitCode.INTERRUPTED).code();
        }
        System.out.print(options.json() ? Json.line(result.get()) + "\n" : text(result.get()));
        return ExitCode.DONE.code();
    }

    private WannRecipe recipe() {
        Method chosen = chosen("--method", method, Method.values());
        Start from = start == null
                ? chosen == Method.PEPG ? Start.TUNED : Start.HE
                : chosen("--start", start, Start.values());
        try {
            WannRecipe usual = WannRecipe.of(chosen, from, epochs, seed);
            return new WannRecipe(chosen, from, epochs, batch == null ? usual.batch() : batch,
                    rate == null ? usual.rate() : rate,
                    momentum == null ? usual.momentum() : momentum, seed);
        } catch (IllegalArgumentException e) {
            throw WannOptions.wrong(e);
        }
    }

    private static <E extends Enum<E>> E chosen(String option, String word, E[] values) {
        for (E value : values) {
            if (Spelling.of(value).equals(word)) {
                return value;
            }
        }
        throw new UserException("%s must be one of %s, not '%s'.".formatted(option,
                String.join(", ", Arrays.stream(values).map(Spelling::of).toList()),
                word));
    }

    private Optional<Result> trained(WannTrainer trainer, WannSource.Images images,
            BooleanSupplier mayGoOn, WannTrainingProgress progress) {
        Path file = Objects.requireNonNull(out);
        var network = source.wiring(images);
        return trainer.train(network, images.prepared(), mayGoOn, progress)
                .map(done -> {
                    OutputFile.write(file, done.file());
                    return new Result(Spelling.of(trainer.recipe().method()),
                            Spelling.of(trainer.recipe().start()), epochs, done.result().best(),
                            done.result().validation(), done.test(), done.result().passes(),
                            done.seconds(), network.connections().size(), file.toString());
                });
    }

    private Result result(WannRecipe recipe, WannTrainer.Recorded recorded) {
        WannTrained trained = recorded.told();
        return new Result(Spelling.of(recipe.method()), Spelling.of(recipe.start()), epochs,
                trained.best(), trained.validation(), trained.test(), trained.passes(),
                trained.seconds(), recorded.network().connections().size(),
                source.files().trained(trained.number()).toString());
    }

    private static String text(Result result) {
        return new TextTable("training", "%s from %s weights".formatted(result.method(),
                result.start()))
                .row("weights", "%d, of epoch %d of %d".formatted(result.connections(),
                        result.best(), result.epochs()))
                .row("validation accuracy", Figures.percent(result.validationAccuracy()))
                .row("test accuracy", Figures.percent(result.testAccuracy()))
                .row("file", result.file()).toString();
    }
}
