package io.evowire.run.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.core.wann.SparseNetwork;
import io.evowire.core.wann.WeightedNetwork;
import io.evowire.evaluate.wann.WannAccuracy;
import io.evowire.evaluate.wann.WannWorkers;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.console.Figures;
import io.evowire.run.console.TextTable;
import io.evowire.run.json.Json;
import io.evowire.run.system.IoReason;
import io.evowire.run.wann.WannSearch;
import io.evowire.run.wann.WannTested;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures a weight agnostic network on the test images. */
@Command(name = "test", mixinStandardHelpOptions = true,
        description = """
                Prints the accuracy of the best network so far on the test images, which the \
                search never sees: under random weights, as an ensemble under the six weights \
                of the search, under the weight that is best on the other images, and with the \
                weights of its best training, if it was trained.""",
        footerHeading = Main.EXAMPLES, footer = {"  evowire wann test digits --json",
                "  evowire wann test --network champion.out --data idx:mnist"})
final class WannTestCommand implements Callable<Integer> {

    @Mixin
    private WannSource source = new WannSource();

    @Mixin
    private WannOptions options = new WannOptions();

    private record Random(double mean, double sd) {}

    private record Result(Random random, double ensemble, double tuned, double tunedWeight,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double trained,
            List<Double> byWeight, int connections, int hidden, int depth, int images) {}

    @Override
    public Integer call() {
        WannSource.Images images = source.images(options.commentary());
        SparseNetwork network = source.wiring(images);
        Optional<WeightedNetwork> own = weights(images);
        int generation = source.isChampion()
                ? source.history().required(source.files()).generation()
                : 0;
        WannTested measured;
        try (var workers = new WannWorkers(options.threads())) {
            measured = new WannTested(generation,
                    WannAccuracy.of(network, images.prepared().search(),
                            images.prepared().test(), workers),
                    own.map(weights -> WannAccuracy.trained(weights,
                            images.prepared().test(), workers)).orElse(null),
                    images.prepared().test().size());
        }
        Result result = result(network, measured);
        System.out.print(options.json() ? Json.line(result) + "\n" : text(result));
        System.out.flush();
        if (source.isChampion()) {
            record(measured);
        }
        return ExitCode.DONE.code();
    }

    // A test of the wiring does not need the file of a training.
    private Optional<WeightedNetwork> weights(WannSource.Images images) {
        try {
            return source.model(images).weighted();
        } catch (UserException e) {
            if (!source.isChampion()) {
                throw e;
            }
            warn("the trained weights are not tested. " + e.getMessage());
            return Optional.empty();
        }
    }

    private void record(WannTested measured) {
        try {
            if (!WannSearch.record(source.files(), measured)) {
                options.commentary().say("A process works on the search: nothing is recorded.");
            }
        } catch (UserException e) {
            warn("the test is not recorded. " + e.getMessage());
        } catch (IOException e) {
            warn("the test is not recorded: %s.".formatted(IoReason.of(e)));
        }
    }

    private static void warn(String what) {
        System.err.println("Warning: " + what);
    }

    private static Result result(SparseNetwork network, WannTested measured) {
        WannAccuracy accuracy = measured.accuracy();
        return new Result(new Random(accuracy.randomMean(), accuracy.randomSd()),
                accuracy.ensemble(), accuracy.tuned(), accuracy.tunedWeight(),
                measured.trained(), accuracy.byWeight(), network.connections().size(),
                network.hidden(), network.depth(), measured.images());
    }

    private static String text(Result result) {
        var table = new TextTable("weights", "accuracy")
                .row("random", "%s, deviation %s".formatted(
                        Figures.percent(result.random().mean()),
                        Figures.percent(result.random().sd())))
                .row("ensemble", Figures.percent(result.ensemble()))
                .row("tuned", "%s with %.2f".formatted(Figures.percent(result.tuned()),
                        result.tunedWeight()));
        if (result.trained() != null) {
            table.row("trained", Figures.percent(result.trained()));
        }
        for (int i = 0; i < result.byWeight().size(); i++) {
            table.row("%.1f".formatted(WannAccuracy.WEIGHTS.get(i)),
                    Figures.percent(result.byWeight().get(i)));
        }
        return "%s%n%d connections, %d hidden nodes, depth %d; %d test images%n".formatted(table,
                result.connections(), result.hidden(), result.depth(), result.images());
    }
}
