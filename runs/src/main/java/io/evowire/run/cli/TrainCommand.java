package io.evowire.run.cli;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.Network;
import io.evowire.core.statistics.Confusion;
import io.evowire.evaluate.Outcome.EpochResult;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.session.Model;
import io.evowire.evaluate.session.ModelFormat;
import io.evowire.evaluate.session.TrainingSessions;
import io.evowire.evaluate.train.DivergedException;
import io.evowire.evaluate.train.NetworkTrainer;
import io.evowire.evaluate.train.TrainingResult;
import io.evowire.run.UserException;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.Draft;
import io.evowire.run.config.Durations;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.Setting;
import io.evowire.run.console.DataProgress;
import io.evowire.run.console.Figures;
import io.evowire.run.console.KernelChoice;
import io.evowire.run.console.PickTable;
import io.evowire.run.console.TextTable;
import io.evowire.run.console.TrainProgress;
import io.evowire.run.export.NetworkFile;
import io.evowire.run.export.OutputFile;
import io.evowire.run.json.Json;
import io.evowire.run.pick.ClassFigures;
import io.evowire.run.problem.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Trains one network and measures it on the test images.
 * <p>
 * In this very process, unlike what is trained of a run: it goes by options, a model to begin with
 * and a data set that no run has, on as many threads as are asked for, and shows the loss of each
 * step. There is nothing beside the training that a crash could take along.
 */
@NeedsVectors(computesHere = true)
@Command(name = "train", mixinStandardHelpOptions = true,
        description = "Trains one network and measures its accuracy on validation and test images.",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire train --trial first:12 --epochs 10",
                "  evowire train --network best.json --data idx:mnist --epochs 1 --out best.model",
                "  evowire train --from best.model --data idx:mnist --set recipe.epochs=2"})
final class TrainCommand implements Runnable {

    /** What to train: one of the three. */
    static final class Source {

        @Option(names = "--network", paramLabel = "FILE", description = "A network file.")
        private @Nullable Path network;

        @Option(names = "--trial", paramLabel = "DIR:N",
                description = "A trial of a run, trained with the recipe of the run.")
        private @Nullable String trial;

        @Option(names = "--from", paramLabel = "MODEL",
                description = """
                        A model file. The new training begins with its parameters and running \
                        statistics; the schedule, the velocities and the order of the images begin \
                        anew.""")
        private @Nullable Path model;

        @Override
        public String toString() {
            return String.valueOf(network != null ? network : trial != null ? trial : model);
        }
    }

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    @Option(names = "--data", paramLabel = "SPEC",
            description = "Data set (default: that of the trial, or mnist-10k).")
    private @Nullable String data;

    @Option(names = "--epochs", paramLabel = "E", description = "Passes over the training images.")
    private @Nullable Integer epochs;

    @Option(names = "--steps", paramLabel = "N",
            description = "Stop after N optimisation steps; the learning-rate schedule spans them.")
    private @Nullable Integer steps;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = """
                    Decides the initial weights and the order of the images (default: \
                    ${DEFAULT-VALUE}).""")
    private long seed;

    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = """
                    Changes one setting of the recipe, such as recipe.learningRate=0.05. Can be \
                    repeated.""")
    private List<String> settings = List.of();

    @Option(names = "--threads", paramLabel = "T",
            description = """
                    Threads of the kernels (default: 1). With another number, results differ in \
                    their last bits.""")
    private int threads = 1;

    @Option(names = "--out", paramLabel = "MODEL",
            description = """
                    Write the trained model to this file, for train --from and export --model.""")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Mixin
    private final QuietOption commentary = new QuietOption();

    /**
     * What is trained on what.
     *
     * @param recipe settings of the recipe, later ones win
     * @param from   what the training begins with; null for fresh parameters
     */
    private record Job(Network network, List<Setting> recipe, DataSpec data,
            @Nullable Model from) {}

    /**
     * What came out.
     *
     * @param validation by class, of the held-out images
     * @param test       by class, of the test images
     */
    private record Result(double validationAccuracy, double testAccuracy, double seconds,
            int steps, String kernels, List<EpochResult> epochs, ClassFigures validation,
            ClassFigures test) {}

    @Override
    public void run() {
        if (out != null) {
            OutputFile.requireWritable(out);
        }
        Job job = source.network != null
                ? fromFile(source.network)
                : source.model != null ? fromModel(source.model) : fromTrial();
        Draft draft = ConfigReader.draft(Optional.empty(), job.recipe()); // wrong ones end here
        ImageDataset images = DataProgress.load(job.data(), commentary);
        if (source.model != null) {
            ModelInput.requireFits(source.model, Objects.requireNonNull(job.from()), images);
        }
        TrainingSessions models = KernelChoice.models(commentary);
        TrainingRecipe recipe = fitted(draft.fitted(images.train().size(), images.shape(),
                images.classes()).config().recipe().withSeed(seed), images, models);
        Cost cost = cost(job.network());
        commentary.say("%s on %s: %s parameters, %s macs, %d steps".formatted(
                source, images.name(),
                Figures.count(cost.parameters()), Figures.count(cost.macs()),
                recipe.steps(images.train().size())));
        try (var trainer = trainer(job.network(), recipe, images, models);
                var progress = new TrainProgress(trainer.steps(), commentary)) {
            Optional.ofNullable(job.from())
                    .ifPresent(model -> trainer.session().replace(model.parameters()));
            TrainingResult trained = trainer.train(progress);
            progress.close();
            if (out != null) {
                OutputFile.write(out, ModelFormat.write(trainer.model(false)));
            }
            Confusion test = trainer.confusion(images.test());
            print(new Result(trained.validationAccuracy(), test.accuracy(), trained.seconds(),
                    trained.steps(), models.kernels(), trained.epochs(),
                    ClassFigures.of(trained.validation(), images.classNames()),
                    ClassFigures.of(test, images.classNames())), test, images.classNames());
        } catch (DivergedException e) {
            throw new UserException(
                    "%s Nothing was written. Try: --set recipe.learningRate=%s".formatted(
                            e.getMessage(), recipe.learningRate() / 4));
        }
    }

    // --steps decides alone, unless --epochs is there to decide too.
    private TrainingRecipe fitted(TrainingRecipe recipe, ImageDataset images,
            TrainingSessions models) {
        int size = images.train().size();
        try {
            TrainingRecipe fitted = steps != null && epochs == null
                    ? recipe.withSteps(steps, size)
                    : recipe;
            fitted.requireFits(images.shape(), size);
            models.requireSupported(fitted);
            return fitted;
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage());
        }
    }

    private static Cost cost(Network network) {
        try {
            return Cost.of(network);
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage());
        }
    }

    private static NetworkTrainer trainer(Network network, TrainingRecipe recipe,
            ImageDataset images, TrainingSessions models) {
        try {
            return new NetworkTrainer(network, recipe, images, models);
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage() + " Maybe --data names another data set.");
        }
    }

    private Job fromFile(Path file) {
        return new Job(NetworkFile.read(file), recipe(List.of()), typed(), null);
    }

    private DataSpec typed() {
        return data == null ? DataSpec.parse("mnist-10k") : DataProgress.fitting(data, commentary);
    }

    private Job fromModel(Path file) {
        Model model = ModelInput.read(file);
        Model.Images images = model.images();
        return new Job(model.network(), recipe(List.of()),
                data != null && images != null && images.data().startsWith("images:")
                        ? DataSpec.parse(images.data()).moved(data)
                        : typed(),
                model);
    }

    private Job fromTrial() {
        TrialReference found = TrialReference.of(String.valueOf(source.trial));
        Run run = found.run();
        Network network = run.factory().network(run.factory().genome(found.trial()));
        SearchConfig config = data == null
                ? run.config()
                : run.config().withData(
                        DataSpec.parse(run.config().data()).moved(data).toString());
        return new Job(network,
                recipe(List.of(Setting.of("the run", "recipe", run.config().recipe()))),
                DataSpec.parse(config.learned()), null);
    }

    private List<Setting> recipe(List<Setting> base) {
        List<Setting> all = new ArrayList<>(base);
        if (epochs != null && steps == null) {
            all.add(Setting.of("--epochs", "recipe.maxSteps", 0)); // the run's cap was for the run
        }
        settings.stream().map(TrainCommand::ofRecipe).forEach(all::add);
        if (epochs != null) {
            all.add(Setting.of("--epochs", "recipe.epochs", epochs));
        }
        if (steps != null) {
            all.add(Setting.of("--steps", "recipe.maxSteps", steps));
        }
        return all;
    }

    private static Setting ofRecipe(String text) {
        Setting setting = Setting.parse(text);
        if (!setting.key().startsWith("recipe.")) {
            throw new UserException(
                    "%s: only the recipe can be set here, such as recipe.learningRate=0.05."
                            .formatted(setting.source()));
        }
        return setting;
    }

    private void print(Result result, Confusion test, List<String> classNames) {
        if (json) {
            System.out.println(Json.line(result));
            return;
        }
        var table = new TextTable("epoch", "loss", "validation");
        for (int i = 0; i < result.epochs().size(); i++) {
            EpochResult epoch = result.epochs().get(i);
            table.row(i + 1, String.format(Locale.ROOT, "%.4f", epoch.trainingLoss()),
                    Figures.percent(epoch.validationAccuracy()));
        }
        System.out.print(table);
        System.out.printf("Validation %s, test %s after %d steps in %s%n",
                Figures.percent(result.validationAccuracy()),
                Figures.percent(result.testAccuracy()), result.steps(),
                Durations.shortly(result.seconds()));
        System.out.printf("Balanced accuracy: validation %s, test %s; lowest recall on test: %s%n",
                Figures.percent(result.validation().balancedAccuracy()),
                Figures.percent(test.balancedAccuracy()), PickTable.hardest(test, classNames));
    }
}
