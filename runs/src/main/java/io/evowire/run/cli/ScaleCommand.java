package io.evowire.run.cli;

import io.evowire.core.cost.Cost;
import io.evowire.core.cost.Scaling;
import io.evowire.core.graph.GraphModel;
import io.evowire.core.graph.NamedGraphs;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Network;
import io.evowire.core.network.NetworkFormat;
import io.evowire.core.network.StemConvolution;
import io.evowire.genome.Genome;
import io.evowire.run.UserException;
import io.evowire.run.console.Figures;
import io.evowire.run.console.TextTable;
import io.evowire.run.export.NetworkFile;
import io.evowire.run.export.OutputFile;
import io.evowire.run.export.Redrawing;
import io.evowire.run.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Scales a network that was found to more multiply-adds. */
@Lasts
@Command(name = "scale", mixinStandardHelpOptions = true,
        description = """
                Scales a network to about 1.92^P times its multiply-adds, as EfficientNet's \
                compound scaling does: more nodes in each stage (1.2^P, new graphs of the same \
                model), larger images (1.15^P), and the width that comes nearest (about 1.1^P).""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire scale --trial first:12 --phi 1 --out larger.json",
                "  evowire train --network larger.json --data images:photos?size=37",
                "  evowire scale --network best.json --model \"WS(4,0.75)\" --phi 2"})
final class ScaleCommand implements Runnable {

    /** What to scale: one of the two. */
    static final class Source {

        @Option(names = "--trial", paramLabel = "DIR:N", description = "A trial of a run.")
        private @Nullable String trial;

        @Option(names = "--network", paramLabel = "FILE",
                description = "A network file. With other nodes it needs --model.")
        private @Nullable Path network;
    }

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    @Option(names = "--phi", required = true, paramLabel = "P",
            description = "Exponent, from -8 to 8; below 0 the network shrinks.")
    private double phi;

    @Option(names = "--by", paramLabel = "WHAT", defaultValue = "compound",
            description = """
                    What grows: ${COMPLETION-CANDIDATES}; one dimension alone as near to the same \
                    multiply-adds as it comes (default: ${DEFAULT-VALUE}).""")
    private Scaling by = Scaling.COMPOUND;

    @Option(names = "--model", completionCandidates = CostCommand.Forms.class,
            description = "Graph model of the new graphs: ${COMPLETION-CANDIDATES}.")
    private @Nullable String model;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N",
            description = """
                    Decides the graphs of --model (default: ${DEFAULT-VALUE}). Without --model, \
                    stages keep their seeds.""")
    private long seed;

    @Mixin
    private final GraphFileOptions graphs = new GraphFileOptions();

    @Option(names = "--out", paramLabel = "FILE",
            description = "Write the network to this file, for train, bench and export.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    /**
     * A network as it is printed.
     *
     * @param image    shape of an image, [C, H, W]
     * @param stem     channels of each convolution before the stages
     * @param nodes    of each stage
     * @param channels of each stage
     */
    private record Shown(List<Integer> image, List<Integer> stem, List<Integer> nodes,
            List<Integer> channels, int head, long macs, long parameters) {

        static Shown of(Network network) {
            Architecture architecture = network.architecture();
            Cost cost = Cost.of(network);
            return new Shown(List.of(network.input().channels(), network.input().height(),
                    network.input().width()),
                    architecture.stem().stream().map(StemConvolution::channels).toList(),
                    architecture.stages().stream().map(stage -> stage.wiring().nodes()).toList(),
                    architecture.stages().stream().map(stage -> stage.channels()).toList(),
                    architecture.head().channels(), cost.macs(), cost.parameters());
        }
    }

    /**
     * What came out.
     *
     * @param factor multiply-adds of scaled, divided by those of found
     * @param wanted what the factor was meant to be
     */
    private record Result(double phi, double wanted, double factor, Shown found, Shown scaled) {}

    /** What was found, and its architecture with other nodes. */
    private record Found(Network network, DoubleFunction<Architecture> deeper) {}

    @Override
    public void run() {
        if (!(Math.abs(phi) <= Scaling.MAX_PHI)) {
            throw new UserException("--phi must lie in [-8, 8], not %s.".formatted(phi));
        }
        if (out != null) {
            OutputFile.requireWritable(out);
        }
        Found found = source.trial != null ? ofTrial(source.trial) : ofFile();
        Network scaled;
        try {
            scaled = by.of(found.network(), found.deeper(), phi);
        } catch (IllegalArgumentException e) {
            throw new UserException("--phi %s: %s".formatted(phi, e.getMessage()));
        }
        if (out != null) {
            OutputFile.write(out, Json.line(NetworkFormat.write(scaled)) + "\n");
        }
        Shown before = Shown.of(found.network());
        Shown after = Shown.of(scaled);
        var result = new Result(phi, Scaling.factor(phi), (double) after.macs() / before.macs(),
                before, after);
        System.out.print(json ? Json.line(result) + "\n" : text(result));
    }

    private Found ofTrial(String text) {
        TrialReference trial = TrialReference.of(text);
        Genome genome = trial.run().factory().genome(trial.trial());
        Network network = trial.run().factory().network(genome);
        return new Found(network, model == null
                ? Redrawing.of(genome, trial.run().config().space())
                : drawn(network));
    }

    private Found ofFile() {
        Network network = NetworkFile.read(Objects.requireNonNull(source.network));
        return new Found(network, model == null
                ? Redrawing.without(network.architecture())
                : drawn(network));
    }

    private DoubleFunction<Architecture> drawn(Network network) {
        NamedGraphs named = graphs.read();
        return Redrawing.by(nodes -> GraphModel.parse(Objects.requireNonNull(model), nodes, named),
                seed, network.architecture());
    }

    private static String text(Result result) {
        Shown found = result.found();
        Shown scaled = result.scaled();
        return new TextTable("", "found", "scaled")
                .row(row("image", found, scaled, shown -> joined(shown.image(), "x")))
                .row(row("stem", found, scaled, shown -> joined(shown.stem(), "; ")))
                .row(row("nodes", found, scaled, shown -> joined(shown.nodes(), "; ")))
                .row(row("channels", found, scaled, shown -> joined(shown.channels(), "; ")))
                .row(row("head", found, scaled, shown -> "" + shown.head()))
                .row(row("multiply-adds", found, scaled, shown -> Figures.count(shown.macs())))
                .row(row("parameters", found, scaled,
                        shown -> Figures.count(shown.parameters())))
                + String.format(Locale.ROOT, "%.3f times the multiply-adds, %.3f were wanted%n",
                        result.factor(), result.wanted());
    }

    private static Object[] row(String name, Shown found, Shown scaled,
            Function<Shown, String> of) {
        return new Object[]{name, of.apply(found), of.apply(scaled)};
    }

    private static String joined(List<Integer> numbers, String by) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(by));
    }
}
