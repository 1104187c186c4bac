package io.evowire.run.study.transfer;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.baseline.Baseline;
import io.evowire.evaluate.baseline.BaselineCost;
import io.evowire.evaluate.transfer.Subject;
import io.evowire.evaluate.transfer.TransferTraining;
import io.evowire.evaluate.transfer.TransferTraining.Start;
import io.evowire.run.UserException;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.study.EqualMacs;
import io.evowire.run.study.Study;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.Trained;
import io.evowire.run.study.paper.GridNetworks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What pretraining on other images is worth: the question of table 5 of Xie et al. 2019, whose
 * backbones are fine-tuned for a detector, asked of classifiers. Networks are pretrained on one
 * data set and fine-tuned on another one with 100, 1,000 and all labels, all layers or a new last
 * layer alone, beside the same networks from scratch; then the other way round. A network that was
 * made by hand (HandmadeCNN) goes through the same.
 *
 * @param config whose grid says nodes, channels and stages, whose space what stands around them,
 *               whose recipe trains, and whose data is the first data set
 * @param graphs networks of WS(4, 0.75), and trainings of the one made by hand, at least 1
 * @param seeds  trainings of each network, at least 1
 * @param steps  optimisation steps of each training, however many labels it has
 * @param budget multiply-adds of the wired networks; empty for those of HandmadeCNN
 * @param other  SPEC of the second data set, whose images have the same shape
 * @param others its fingerprint
 * @see <a href="https://arxiv.org/abs/1904.01569">Xie, Kirillov, Girshick and He, Exploring
 *      randomly wired neural networks for image recognition (2019), table 5</a>
 */
public record TransferStudy(SearchConfig config, int graphs, int seeds, int steps,
        Optional<Long> budget, String other, String others) implements Study<TransferReading> {

    /** Numbers of labels; 0 is all. */
    static final List<Integer> LABELS = List.of(100, 1000, 0);

    private static final Baseline HAND = Baseline.HANDMADE_CNN;

    /**
     * A training.
     *
     * @param network    generator in the literature's notation, or name of the one made by hand
     * @param graph      number of the network, from 0
     * @param seed       number of the training, from 0
     * @param back       whether the second data set is pretrained on, and the first fine-tuned on
     * @param start      what the training begins with
     * @param labels     that it learns from; 0 for all
     * @param macs       multiply-adds of an image
     * @param parameters trained numbers, for the classes of the first data set
     */
    public record Setting(String network, int graph, int seed, boolean back, Start start,
            int labels, long macs, long parameters) {}

    private record Kind(String name, Subject subject, long macs, long parameters) {}

    @Override
    public String name() {
        return "transfer";
    }

    @Override
    public List<StudyEntry> plan(TensorShape shape, int classes) {
        List<StudyEntry> plan = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            for (int graph = 0; graph < graphs; graph++) {
                for (Kind kind : List.of(wired(graph, shape, classes), made(shape, classes))) {
                    for (boolean back : new boolean[]{false, true}) {
                        plan.addAll(entries(kind, graph, seed, back));
                    }
                }
            }
        }
        return plan;
    }

    // Those that begin with a pretraining follow it: a worker has it still.
    private List<StudyEntry> entries(Kind kind, int graph, int seed, boolean back) {
        List<StudyEntry> entries = new ArrayList<>();
        entries.add(entry(kind, graph, seed, back, Start.PRETRAINING, 0));
        for (int labels : LABELS) {
            for (Start start : List.of(Start.ALL, Start.HEAD, Start.SCRATCH)) {
                entries.add(entry(kind, graph, seed, back, start, labels));
            }
        }
        return entries;
    }

    private StudyEntry entry(Kind kind, int graph, int seed, boolean back, Start start,
            int labels) {
        TrainingRecipe recipe = new GridNetworks(config).recipe(graph, seed).withSteps(steps);
        return StudyEntry.of("%s graph %d, seed %d, %s: %s%s".formatted(kind.name(), graph, seed,
                back ? "back" : "there", start.name().toLowerCase(Locale.ROOT),
                start == Start.PRETRAINING
                        ? ""
                        : ", " + (labels == 0 ? "all labels" : labels + " labels")),
                new Setting(kind.name(), graph, seed, back, start, labels, kind.macs(),
                        kind.parameters()),
                new TransferTraining(kind.subject(), back, start, labels, recipe, other, others));
    }

    private Kind wired(int graph, TensorShape shape, int classes) {
        NodeOperation operation = config.space().nodeOperations().getFirst();
        Network network = new EqualMacs(shape, classes).at(
                new GridNetworks(config).architecture(GridNetworks.REFERENCE, graph, operation),
                budget.orElseGet(() -> cost(shape, classes).macs()));
        Cost cost = Cost.of(network);
        return new Kind(GridNetworks.REFERENCE, new Subject.Wired(network), cost.macs(),
                cost.parameters());
    }

    private static Kind made(TensorShape shape, int classes) {
        BaselineCost cost = cost(shape, classes);
        return new Kind(HAND.label(), new Subject.MadeByHand(HAND), cost.macs(),
                cost.parameters());
    }

    private static BaselineCost cost(TensorShape shape, int classes) {
        try {
            return BaselineCost.of(HAND, shape, classes);
        } catch (IllegalArgumentException e) {
            throw new UserException(
                    "%s Choose data with larger images.".formatted(e.getMessage()));
        }
    }

    @Override
    public TransferReading read(List<Trained> trained) {
        return TransferReading.of(config.data(), other, trained);
    }

    @Override
    public boolean readsParts() {
        return true;
    }
}
