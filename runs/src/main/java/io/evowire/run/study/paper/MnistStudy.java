package io.evowire.run.study.paper;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Leg;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.baseline.Baseline;
import io.evowire.evaluate.baseline.BaselineCost;
import io.evowire.evaluate.baseline.BaselineRecipe;
import io.evowire.evaluate.baseline.BaselineTraining;
import io.evowire.run.UserException;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.study.EqualMacs;
import io.evowire.run.study.Study;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.Trained;
import java.util.ArrayList;
import java.util.List;

/**
 * Randomly wired networks beside networks made by hand, at equal multiply-adds and with one split,
 * one preprocessing and one recipe for all: the table of a build of 2021, mended. The best
 * generator of each family has the multiply-adds of TinyCNN, WS(4, 0.75) those of HandmadeCNN, too.
 * Those made by hand are also trained as their authors did.
 *
 * @param config whose grid says nodes, channels and stages, whose space what stands around them,
 *               and whose recipe trains
 * @param graphs of each generator, and trainings of each network made by hand, at least 1
 * @param seeds  trainings of each graph, at least 1
 * @param epochs of each training, at least 1
 * @param large  whether AlexNet is trained, too, on images of 224x224 pixels
 * @see <a href="https://github.com/14coruma/RandWire">RandWire on MNIST, report of 4 May 2021</a>
 */
public record MnistStudy(SearchConfig config, int graphs, int seeds, int epochs, boolean large)
        implements
            Study<MnistReading> {

    static final String COMMON = "common";

    private static final List<String> MODELS = List.of("ER(0.2)", "BA(5)", GridNetworks.REFERENCE);

    /**
     * A training.
     *
     * @param network    generator in the literature's notation, or name of a network made by hand
     * @param recipe     {@code common} or {@code authors}
     * @param like       whose multiply-adds it has; its own name if it was made by hand
     * @param graph      number of the graph, from 0
     * @param seed       number of the training, from 0
     * @param epochs     of the training
     * @param macs       multiply-adds of an image
     * @param parameters trained numbers
     */
    public record Setting(String network, String recipe, String like, int graph, int seed,
            int epochs, long macs, long parameters) {}

    @Override
    public String name() {
        return "mnist";
    }

    @Override
    public List<StudyEntry> plan(TensorShape shape, int classes) {
        List<StudyEntry> plan = new ArrayList<>();
        for (int graph = 0; graph < graphs; graph++) {
            for (int seed = 0; seed < seeds; seed++) {
                for (String model : MODELS) {
                    plan.add(wired(model, Baseline.TINY_CNN, graph, seed, shape, classes));
                }
                plan.add(wired(GridNetworks.REFERENCE, Baseline.HANDMADE_CNN, graph, seed, shape,
                        classes));
            }
            for (Baseline baseline : Baseline.values()) {
                if (large || baseline != Baseline.ALEXNET) {
                    for (BaselineRecipe how : BaselineRecipe.values()) {
                        plan.add(made(baseline, how, graph, shape, classes));
                    }
                }
            }
        }
        return plan;
    }

    private StudyEntry wired(String model, Baseline like, int graph, int seed, TensorShape shape,
            int classes) {
        Network network = new EqualMacs(shape, classes).at(new GridNetworks(config).architecture(
                model, graph, NodeOperation.SEPARABLE_3X3), cost(like, shape, classes).macs());
        Cost cost = Cost.of(network);
        return StudyEntry.of("%s at %s, graph %d, seed %d".formatted(model, like.label(), graph,
                seed),
                new Setting(model, COMMON, like.label(), graph, seed, epochs,
                        cost.macs(), cost.parameters()),
                new Candidate(0, network, recipe(graph, seed), Leg.WHOLE, true));
    }

    private StudyEntry made(Baseline baseline, BaselineRecipe how, int number, TensorShape shape,
            int classes) {
        BaselineCost cost = cost(baseline, shape, classes);
        return StudyEntry.of("%s, recipe %s, seed %d".formatted(baseline.label(), name(how),
                number),
                new Setting(baseline.label(), name(how), baseline.label(), 0, number, epochs,
                        cost.macs(), cost.parameters()),
                new BaselineTraining(baseline, shape, classes, how, recipe(0, number)));
    }

    private TrainingRecipe recipe(int graph, int seed) {
        return new GridNetworks(config).recipe(graph, seed).withEpochs(epochs);
    }

    private static String name(BaselineRecipe how) {
        return switch (how) {
            case COMMON -> COMMON;
            case AUTHORS -> "authors";
        };
    }

    private static BaselineCost cost(Baseline baseline, TensorShape shape, int classes) {
        try {
            return BaselineCost.of(baseline, shape, classes);
        } catch (IllegalArgumentException e) {
            throw new UserException(
                    "%s Choose data with larger images.".formatted(e.getMessage()));
        }
    }

    @Override
    public MnistReading read(List<Trained> trained) {
        return MnistReading.of(trained);
    }

    @Override
    public boolean readsParts() {
        return true;
    }
}
