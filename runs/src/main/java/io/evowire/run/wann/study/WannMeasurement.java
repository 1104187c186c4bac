package io.evowire.run.wann.study;

import io.evowire.core.statistics.Quantile;
import io.evowire.core.statistics.RankCorrelation;
import io.evowire.core.wann.Activation;
import io.evowire.core.wann.PathLengths;
import io.evowire.core.wann.SparseNetwork;
import io.evowire.core.wann.WeightedNetwork;
import io.evowire.evaluate.wann.NodeProbe;
import io.evowire.evaluate.wann.WannAccuracy;
import io.evowire.evaluate.wann.WannImages;
import io.evowire.evaluate.wann.WannRecipe.Method;
import io.evowire.evaluate.wann.WannRecipe.Start;
import io.evowire.evaluate.wann.WannRecipe;
import io.evowire.evaluate.wann.WannTraining;
import io.evowire.evaluate.wann.WannWorkers;
import io.evowire.run.problem.Randomness;
import io.evowire.run.wann.WannChampion;
import io.evowire.run.wann.WannData;
import io.evowire.run.wann.WannTrainer;
import io.evowire.run.wann.study.WannFigures.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Measures the best network of a search as the studies do. */
final class WannMeasurement {

    /** Images that nodes are probed with. */
    private static final int PROBED = 2_000;
    /** Hidden nodes of a dense network with nearly as many weights as the paper's champion. */
    private static final int HIDDEN_OF_THE_PAPER = 7;

    private record Way(Method method, Start start) {}

    private static final List<Way> WAYS = List.of(new Way(Method.ADAM, Start.HE),
            new Way(Method.ADAM, Start.TUNED), new Way(Method.SGD, Start.HE),
            new Way(Method.PEPG, Start.TUNED), new Way(Method.PEPG, Start.ZERO));

    private final WannUnit unit;
    private final WannData data;
    private final int threads;
    private final BooleanSupplier mayGoOn;
    private final List<Training> trainings = new ArrayList<>();

    WannMeasurement(WannUnit unit, WannData data, int threads, BooleanSupplier mayGoOn) {
        this.unit = unit;
        this.data = data;
        this.threads = threads;
        this.mayGoOn = mayGoOn;
    }

    /** What it comes to; empty if it was stopped before its end. */
    Optional<WannFigures> of(WannChampion champion) {
        SparseNetwork network = champion.value();
        WeightedNetwork adam = null;
        for (Way way : WAYS) {
            Optional<WeightedNetwork> trained = train("champion", network, way);
            if (trained.isEmpty()) {
                return Optional.empty();
            }
            adam = adam == null ? trained.get() : adam;
        }
        return unit.dense() && !dense(network)
                ? Optional.empty()
                : Optional.of(figures(champion, network, Objects.requireNonNull(adam)));
    }

    /** Dense networks: one with as many weights, and one with as many as the paper's champion. */
    private boolean dense(SparseNetwork network) {
        int inputs = network.inputs();
        int outputs = network.outputs();
        int same = hiddenOf(network.connections().size(), inputs, outputs);
        for (int hidden : IntStream.of(same, HIDDEN_OF_THE_PAPER).distinct().toArray()) {
            SparseNetwork dense = SparseNetwork.dense(inputs, hidden, outputs, Activation.RELU);
            String name = hidden == same ? "dense of the same size" : "dense " + hidden;
            if (train(name, dense, WAYS.getFirst()).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Hidden nodes, at least 1, of the dense network whose number of weights is nearest. */
    static int hiddenOf(int weights, int inputs, int outputs) {
        int perNode = inputs + 1 + outputs;
        return Math.max(1, (int) Math.round((weights - outputs) / (double) perNode));
    }

    private WannRecipe recipe(Way way) {
        return WannRecipe.of(way.method(), way.start(), unit.epochs(), unit.settings().seed());
    }

    private Optional<WeightedNetwork> train(String name, SparseNetwork network, Way way) {
        return new WannTrainer(recipe(way), threads).train(network, data, mayGoOn, epoch -> {})
                .map(done -> {
                    trainings.add(new Training(name, way.method(), way.start(),
                            network.connections().size(), done.result().best(),
                            done.result().validation(), done.test()));
                    return done.result().weights();
                });
    }

    private WannFigures figures(WannChampion champion, SparseNetwork network,
            WeightedNetwork adam) {
        try (var workers = new WannWorkers(threads)) {
            var accuracy = WannAccuracy.of(network, data.search(), data.test(), workers);
            PathLengths paths = PathLengths.of(network);
            List<NodeProbe> probes = probes(network, adam, workers);
            return new WannFigures(unit.arm(), network.connections().size(), network.hidden(),
                    network.depth(), champion.score(), accuracy.randomMean(),
                    accuracy.randomSd(), accuracy.ensemble(), accuracy.tuned(), trainings,
                    paths.shares().isEmpty() ? 0 : paths.mean(), paths.shares(),
                    median(probes), rank(probes, index -> probes.get(index).gradient()),
                    rank(probes, index -> paths.means().get(index)));
        }
    }

    private List<NodeProbe> probes(SparseNetwork network, WeightedNetwork adam,
            WannWorkers workers) {
        List<WannImages> parts = WannTrainer.parts(data);
        WannImages judged = parts.getLast();
        WannImages probed = judged.size() > PROBED
                ? judged.split(PROBED, new Randomness(1).of("probe"))
                        .getFirst()
                : judged;
        return NodeProbe.of(
                new WannTraining(network, recipe(WAYS.getFirst())).before(parts.getFirst(),
                        workers),
                adam, probed, workers);
    }

    static @Nullable Double median(List<NodeProbe> probes) {
        return probes.isEmpty()
                ? null
                : Quantile.median(
                        probes.stream().mapToDouble(NodeProbe::gradient).toArray());
    }

    private static @Nullable Double rank(List<NodeProbe> probes,
            IntToDoubleFunction what) {
        List<Integer> known = IntStream.range(0, probes.size())
                .filter(index -> Double.isFinite(what.applyAsDouble(index))).boxed().toList();
        double rank = known.size() < 3
                ? Double.NaN
                : RankCorrelation.of(
                        known.stream().map(index -> what.applyAsDouble(index)).toList(),
                        known.stream().map(index -> probes.get(index).gain()).toList());
        return Double.isFinite(rank) ? rank : null;
    }
}
