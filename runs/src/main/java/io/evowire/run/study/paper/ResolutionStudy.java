package io.evowire.run.study.paper;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.resize.ResizedTraining;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.study.EqualMacs;
import io.evowire.run.study.Study;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.Trained;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What trained networks do, unchanged, with larger images: table 4 of Xie et al. 2019, where a
 * network that learned from images of 224x224 pixels is tested on 320x320. Networks of WS(4, 0.75)
 * learn from the data's own images and are tested on the same ones, resampled bilinearly.
 *
 * @param config  whose grid says nodes, channels and stages, whose space what stands around them,
 *                and whose recipe trains
 * @param graphs  networks, at least 1
 * @param seeds   trainings of each network, at least 1
 * @param steps   optimisation steps
 * @param budget  multiply-adds of each network at the data's own size; empty for those of the
 *                first network with the grid's channels
 * @param heights of the images that are tested beside the data's own; empty for 8/7, 10/7 (the
 *                paper's 320/224), 12/7 and 2 times that of the data
 * @see <a href="https://arxiv.org/abs/1904.01569">Xie, Kirillov, Girshick and He, Exploring
 *      randomly wired neural networks for image recognition (2019), table 4</a>
 */
public record ResolutionStudy(SearchConfig config, int graphs, int seeds, int steps,
        Optional<Long> budget, List<Integer> heights) implements Study<ResolutionReading> {

    private static final double[] FACTORS = {8.0 / 7, 10.0 / 7, 12.0 / 7, 2};

    /**
     * A training.
     *
     * @param model      of the graphs, in the literature's notation
     * @param graph      number of the network, from 0
     * @param seed       number of the training, from 0
     * @param height     of the images that it learns from, pixels
     * @param width      the same
     * @param macs       multiply-adds of such an image
     * @param parameters trained numbers, whatever the size
     * @param sizes      the others
     */
    public record Setting(String model, int graph, int seed, int height, int width, long macs,
            long parameters, List<Size> sizes) {

        public Setting {
            sizes = List.copyOf(sizes);
        }
    }

    /** Size of images, pixels, with the multiply-adds of one of them. */
    public record Size(int height, int width, long macs) {}

    @Override
    public String name() {
        return "resolution";
    }

    @Override
    public List<StudyEntry> plan(TensorShape shape, int classes) {
        var networks = new GridNetworks(config);
        var equal = new EqualMacs(shape, classes);
        NodeOperation operation = config.space().nodeOperations().getFirst();
        long wanted = budget.orElseGet(
                () -> equal.macs(networks.architecture(GridNetworks.REFERENCE, 0, operation)));
        List<StudyEntry> plan = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            for (int graph = 0; graph < graphs; graph++) {
                plan.add(entry(graph, seed, new ResizedTraining(
                        equal.at(networks.architecture(GridNetworks.REFERENCE, graph, operation),
                                wanted),
                        networks.recipe(graph, seed).withSteps(steps), sizes(shape))));
            }
        }
        return plan;
    }

    private static StudyEntry entry(int graph, int seed, ResizedTraining training) {
        Network network = training.network();
        Cost cost = Cost.of(network);
        return StudyEntry.of(
                "%s graph %d, seed %d".formatted(GridNetworks.REFERENCE, graph, seed),
                new Setting(GridNetworks.REFERENCE, graph, seed, network.input().height(),
                        network.input().width(), cost.macs(), cost.parameters(),
                        training.sizes().stream().map(size -> new Size(size.getFirst(),
                                size.getLast(), Cost.of(training.at(size)).macs())).toList()),
                training);
    }

    private List<List<Integer>> sizes(TensorShape shape) {
        Stream<Integer> others = heights.isEmpty()
                ? DoubleStream.of(FACTORS)
                        .mapToObj(factor -> (int) Math.round(factor * shape.height()))
                : heights.stream();
        return others.distinct().filter(height -> height != shape.height())
                .map(height -> List.of(height, (int) Math.max(1,
                        Math.round((double) height * shape.width() / shape.height()))))
                .toList();
    }

    @Override
    public ResolutionReading read(List<Trained> trained) {
        return ResolutionReading.of(trained);
    }

    @Override
    public boolean readsParts() {
        return true;
    }
}
