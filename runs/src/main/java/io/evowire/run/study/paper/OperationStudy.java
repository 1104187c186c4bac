package io.evowire.run.study.paper;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Candidate;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.study.EqualMacs;
import io.evowire.run.study.Study;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.Trained;
import io.evowire.run.study.TrainedSetting;
import io.evowire.run.study.paper.GridNetworks.Drawn;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether what is good in a wiring depends on what its nodes apply: figure 6 of Xie et al. 2019.
 * The same graphs get each node operation, with widths by which all networks need as many
 * multiply-adds ({@link EqualMacs}): dense convolutions make them narrower, pools wider. All see
 * the same images in the same order.
 *
 * @param config whose grid says nodes, channels and stages, whose space what stands around them,
 *               and whose recipe trains
 * @param graphs of each generator, at least 1; of WS(K, 0) there is one
 * @param seeds  trainings of each network, at least 1
 * @param steps  optimisation steps
 * @param budget multiply-adds of each network; empty for those of the first WS(4, 0.75) of
 *               separable convolutions with the grid's channels
 * @see <a href="https://arxiv.org/abs/1904.01569">Xie, Kirillov, Girshick and He, Exploring
 *      randomly wired neural networks for image recognition (2019), figure 6</a>
 */
public record OperationStudy(SearchConfig config, int graphs, int seeds, int steps,
        Optional<Long> budget) implements Study<OperationReading> {

    /**
     * A training.
     *
     * @param model      of the graphs, in the literature's notation
     * @param operation  of all nodes
     * @param graph      number of the graphs of this generator, from 0
     * @param seed       number of the training, from 0
     * @param widths     channels of each stage
     * @param edges      of all stages' graphs
     * @param macs       multiply-adds of an image
     * @param parameters trained numbers
     */
    public record Setting(String model, String operation, int graph, int seed, String widths,
            int edges, long macs, long parameters) {}

    @Override
    public String name() {
        return "operations";
    }

    @Override
    public List<StudyEntry> plan(TensorShape shape, int classes) {
        var equal = new EqualMacs(shape, classes);
        var networks = new GridNetworks(config);
        long wanted = budget.orElseGet(() -> equal.macs(networks.architecture(
                GridNetworks.REFERENCE, 0, NodeOperation.SEPARABLE_3X3)));
        List<Drawn> drawn = IntStream.range(0, graphs).boxed()
                .flatMap(graph -> GridNetworks.models(graph)
                        .flatMap(model -> NodeOperation.ALL.stream()
                                .map(operation -> new Drawn(model, operation, graph, equal.at(
                                        networks.architecture(model, graph, operation), wanted)))))
                .toList();
        return networks.trainings(drawn, seeds, steps, OperationStudy::entry);
    }

    private static StudyEntry entry(Drawn drawn, int seed, Candidate candidate) {
        Network network = drawn.network();
        Cost cost = Cost.of(network);
        return StudyEntry.of("%s %s graph %d, seed %d".formatted(drawn.model(),
                drawn.operation().notation(), drawn.graph(), seed),
                new Setting(drawn.model(), drawn.operation().notation(), drawn.graph(), seed,
                        GridNetworks.widths(network), GridNetworks.edges(network), cost.macs(),
                        cost.parameters()),
                candidate);
    }

    @Override
    public OperationReading read(List<Trained> trained) {
        return OperationReading.of(TrainedSetting.of(trained, Setting.class));
    }

    @Override
    public boolean readsParts() {
        return true;
    }
}
