package io.evowire.run.cli;

import io.evowire.core.wann.Activation;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.run.console.DataProgress;
import io.evowire.run.wann.WannBudget;
import io.evowire.run.wann.WannFiles;
import io.evowire.run.wann.WannSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a search for weight agnostic networks. */
@Command(name = "search", mixinStandardHelpOptions = true, showDefaultValues = true,
        description = """
                Searches for weight agnostic networks. The directory keeps the search; a search \
                that was stopped or killed goes on with: evowire resume DIR""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire wann search --population 100 --generations 50 --out digits",
                "  evowire wann search --data idx:mnist --generations 4096 --out paper"})
final class WannSearchCommand implements Callable<Integer> {

    @Option(names = "--data", paramLabel = "SPEC", defaultValue = "mnist-10k",
            description = "Images: mnist-10k, idx:DIR, cifar10:DIR or images:DIR.")
    private String data = "";

    @Option(names = "--out", paramLabel = "DIR", required = true,
            description = "Directory of the search.")
    private Path out = Path.of("");

    @Option(names = "--population", paramLabel = "N", defaultValue = "960",
            description = "Networks of a generation.")
    private int population;

    @Option(names = "--generations", paramLabel = "N", defaultValue = "4096",
            description = "Stop after N generations.")
    private int generations;

    @Option(names = "--time", paramLabel = "T", defaultValue = "none",
            description = "Stop after this much search time (30m, 2h).")
    private String time = "";

    @Option(names = "--size", paramLabel = "N", defaultValue = "16",
            description = "Pixels of an image's side: images are resized, then deskewed.")
    private int size;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "1000",
            description = "Images that a generation is scored on.")
    private int batch;

    @Option(names = "--enabled", paramLabel = "P", defaultValue = "0.05",
            description = "Probability that a connection of the first generation is enabled.")
    private double enabled;

    @Option(names = "--tournament", paramLabel = "N", defaultValue = "32",
            description = "Size of a tournament; a parent is the best of two.")
    private int tournament;

    @Option(names = "--activations", paramLabel = "NAME", split = ",",
            showDefaultValue = Visibility.NEVER,
            description = """
                    What hidden nodes may do (default: linear,sine,gauss,tanh,sigmoid,inverse,\
                    absolute,relu,cosine; there is step, too).""")
    private List<String> activations = Activation.WITHOUT_STEP.stream()
            .map(Activation::spelling).toList();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Seed of all that is random.")
    private long seed;

    @Mixin
    private MetricsOption metrics = new MetricsOption();

    @Mixin
    private WannOptions options = new WannOptions();

    @Override
    public Integer call() throws IOException {
        WannSettings settings;
        WannBudget budget;
        try {
            settings = new WannSettings(seed, population, size, batch, enabled, tournament,
                    activations);
            budget = new WannBudget(generations, time);
        } catch (IllegalArgumentException e) {
            throw WannOptions.wrong(e);
        }
        options.threads(); // before anything is made
        DataSpec spec = DataProgress.fitting(data, options.commentary());
        ImageDataset images = DataProgress.load(spec, options.commentary());
        var files = new WannFiles(out);
        return options.search(files, metrics).begin(settings, spec.toString(), images, budget);
    }
}
