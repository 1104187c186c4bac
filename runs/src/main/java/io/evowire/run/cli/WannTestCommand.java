package io.evowire.run.cli;

import io.evowire.core.wann.SparseNetwork;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.wann.WannAccuracy;
import io.evowire.evaluate.wann.WannWorkers;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.console.DataProgress;
import io.evowire.run.console.Figures;
import io.evowire.run.console.TextTable;
import io.evowire.run.json.Json;
import io.evowire.run.wann.NetworkInput;
import io.evowire.run.wann.WannData;
import io.evowire.run.wann.WannFiles;
import io.evowire.run.wann.WannHistory;
import io.evowire.run.wann.WannSearch;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a weight agnostic network on the test images. */
@Command(name = "test", mixinStandardHelpOptions = true,
        description = """
                Prints the accuracy of the best network so far on the test images, which the \
                search never sees: under random weights, as an ensemble under the six weights \
                of the search, and under the weight that is best on the other images.""",
        footerHeading = Main.EXAMPLES, footer = {"  evowire wann test digits --json"})
final class WannTestCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Directory of the search.")
    private Path directory = Path.of("");

    @Option(names = "--network", paramLabel = "FILE",
            description = "Another network (evowire-wann/1) in place of the search's best.")
    private @Nullable Path network;

    @Option(names = "--data", paramLabel = "SPEC",
            description = "Where the data set is now, if it was moved. It must be the same data.")
    private @Nullable String data;

    @Mixin
    private WannOptions options = new WannOptions();

    private record Random(double mean, double sd) {}

    private record Result(Random random, double ensemble, double tuned, double tunedWeight,
            List<Double> byWeight, int connections, int hidden, int depth, int images) {}

    @Override
    public Integer call() {
        WannHistory history = WannSearch.read(new WannFiles(directory));
        SparseNetwork tested = network == null ? champion(history) : NetworkInput.read(network);
        DataSpec spec = DataSpec.parse(history.record().data());
        WannData images = WannData.of(
                DataProgress.load(data == null ? spec : spec.moved(data), options.commentary()),
                history.record());
        if (tested.inputs() != images.test().inputs()
                || tested.outputs() != history.record().classes()) {
            throw new UserException(
                    "%s has %d inputs and %d outputs, but the images need %d and %d.".formatted(
                            network, tested.inputs(), tested.outputs(), images.test().inputs(),
                            history.record().classes()));
        }
        Result result;
        try (var workers = new WannWorkers(options.threads())) {
            result = result(tested, images, WannAccuracy.of(tested, images.search(),
                    images.test(), workers));
        }
        System.out.print(options.json() ? Json.line(result) + "\n" : text(result));
        return ExitCode.DONE.code();
    }

    private SparseNetwork champion(WannHistory history) {
        return history.champion().orElseThrow(() -> new UserException(
                "%s has recorded no generation yet, so there is no network to test."
                        .formatted(directory)))
                .value();
    }

    private static Result result(SparseNetwork tested, WannData images, WannAccuracy accuracy) {
        return new Result(new Random(accuracy.randomMean(), accuracy.randomSd()),
                accuracy.ensemble(), accuracy.tuned(), accuracy.tunedWeight(),
                accuracy.byWeight(), tested.connections().size(), tested.hidden(),
                tested.depth(), images.test().size());
    }

    private static String text(Result result) {
        var table = new TextTable("weights", "accuracy")
                .row("random", "%s, deviation %s".formatted(
                        Figures.percent(result.random().mean()),
                        Figures.percent(result.random().sd())))
                .row("ensemble", Figures.percent(result.ensemble()))
                .row("tuned", "%s with %.2f".formatted(Figures.percent(result.tuned()),
                        result.tunedWeight()));
        for (int i = 0; i < result.byWeight().size(); i++) {
            table.row("%.1f".formatted(WannAccuracy.WEIGHTS.get(i)),
                    Figures.percent(result.byWeight().get(i)));
        }
        return "%s%n%d connections, %d hidden nodes, depth %d; %d test images%n".formatted(table,
                result.connections(), result.hidden(), result.depth(), result.images());
    }
}
