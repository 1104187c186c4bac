package io.evowire.run.study.paper;

import io.evowire.core.cost.Cost;
import io.evowire.core.graph.GraphModel;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Candidate;
import io.evowire.run.UserException;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.study.EqualMacs;
import io.evowire.run.study.Study;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.Trained;
import io.evowire.run.study.TrainedSetting;
import io.evowire.run.study.paper.GridNetworks.Drawn;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How good the generators of random graphs are: figure 3 of Xie et al. 2019, with the other
 * families beside its three, at equal multiply-adds. Each setting draws some graphs for each stage,
 * and each network is trained with some seeds. All settings have the same numbers of nodes, the
 * same seeds of graphs, initial weights and orders of images; and widths by which all networks need
 * as many multiply-adds ({@link EqualMacs}).
 *
 * @param config whose grid says nodes, channels and stages, whose space what stands around them,
 *               and whose recipe trains
 * @param graphs of each setting, at least 1; of WS(K, 0) there is one
 * @param seeds  trainings of each network, at least 1
 * @param steps  optimisation steps
 * @param budget multiply-adds of each network; empty for those of the first WS(4, 0.75) with the
 *               grid's channels
 * @param more   further models, in the literature's notation
 * @see <a href="https://arxiv.org/abs/1904.01569">Xie, Kirillov, Girshick and He, Exploring
 *      randomly wired neural networks for image recognition (2019), figure 3</a>
 */
public record GeneratorStudy(SearchConfig config, int graphs, int seeds, int steps,
        Optional<Long> budget, List<String> more) implements Study<GeneratorReading> {

    /** Other families, at densities like those. */
    static final List<String> OTHERS = List.of("DD(0.4)", "DD(0.6)", "DD(0.8)",
            "RDAG(2, 0.5, 5, 2)", "RDAG(3, 0.5, 5, 2)", "RDAG(3, 0.5, 5, 0)", "SP(1.0, 0.2)",
            "SP(1.0, 0.4)", "HM(1, 0.6, 0.4)", "HM(2, 0.8, 0.5)", "NICHE(0.2)", "NICHE(0.3)",
            "WSFLEX(3.0, 0.75)", "WSFLEX(5.0, 0.75)", "NAGO(3, 2, 0.5, 2, 0.5, 2, 0.5)");

    /**
     * A study with these models, too.
     *
     * @throws UserException naming what is no model of a graph with the grid's number of nodes
     */
    public GeneratorStudy {
        int nodes = config.strategy().grid().nodes().getFirst();
        more = more.stream().map(model -> canonical(model, nodes)).toList();
    }

    private static String canonical(String model, int nodes) {
        try {
            return GraphModel.parse(model, nodes).notation();
        } catch (IllegalArgumentException e) {
            throw new UserException("--models: " + e.getMessage());
        }
    }

    /**
     * A training.
     *
     * @param model      of the graphs, in the literature's notation
     * @param graph      number of the network of this setting, from 0
     * @param seed       number of the training, from 0
     * @param widths     channels of each stage
     * @param edges      of all stages' graphs
     * @param macs       multiply-adds of an image
     * @param parameters trained numbers
     */
    public record Setting(String model, int graph, int seed, String widths, int edges, long macs,
            long parameters) {}

    /** All settings, in the order in which they are told. */
    static List<String> models() {
        return models(List.of());
    }

    /**
     * All settings with further ones, in the order in which they are told.
     *
     * @param more some of them may be settings of the study
     */
    static List<String> models(Collection<String> more) {
        return Stream.of(GridNetworks.RANDOM, OTHERS,
                more.stream().filter(model -> !GridNetworks.RINGS.contains(model)).toList(),
                GridNetworks.RINGS).flatMap(List::stream).distinct().toList();
    }

    @Override
    public String name() {
        return "generators";
    }

    @Override
    public List<StudyEntry> plan(TensorShape shape, int classes) {
        var equal = new EqualMacs(shape, classes);
        var networks = new GridNetworks(config);
        NodeOperation operation = config.space().nodeOperations().getFirst();
        long wanted = budget.orElseGet(
                () -> equal.macs(networks.architecture(GridNetworks.REFERENCE, 0, operation)));
        List<Drawn> drawn = IntStream
                .range(0, graphs).boxed().flatMap(graph -> models(more).stream()
                        .filter(model -> graph == 0 || !GridNetworks.isRing(model))
                        .map(model -> new Drawn(model, operation, graph,
                                equal.at(networks.architecture(model, graph, operation), wanted))))
                .toList();
        return networks.trainings(drawn, seeds, steps, GeneratorStudy::entry);
    }

    static StudyEntry entry(Drawn drawn, int seed, Candidate candidate) {
        Cost cost = Cost.of(drawn.network());
        return StudyEntry.of("%s graph %d, seed %d".formatted(drawn.model(), drawn.graph(), seed),
                new Setting(drawn.model(), drawn.graph(), seed,
                        GridNetworks.widths(drawn.network()), GridNetworks.edges(drawn.network()),
                        cost.macs(), cost.parameters()),
                candidate);
    }

    @Override
    public GeneratorReading read(List<Trained> trained) {
        return GeneratorReading.of(TrainedSetting.of(trained, Setting.class));
    }

    @Override
    public boolean readsParts() {
        return true;
    }
}
