package io.evowire.run.study.paper;

import io.evowire.core.network.Architecture;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.DamagePlan;
import io.evowire.evaluate.MeasurementPlan;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.study.EqualMacs;
import io.evowire.run.study.Study;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.Trained;
import io.evowire.run.study.paper.GridNetworks.Drawn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What trained networks lose with a node or an edge: figure 5 of Xie et al. 2019. Of the best
 * generator of each of the paper's families some networks are trained, at equal multiply-adds
 * ({@link EqualMacs}); then every node and every edge is removed in turn, nothing is trained again,
 * and the loss of validation accuracy is set against the output degree of the node, or the input
 * degree of the edge's target. A removed node that is an output of its stage is removed in both
 * ways: it counts as zeros in the stage's mean, or leaves it.
 *
 * @param config whose grid says nodes, channels and stages, whose space what stands around them,
 *               and whose recipe trains
 * @param graphs of each generator, at least 1
 * @param seeds  trainings of each network, at least 1
 * @param steps  optimisation steps
 * @param budget multiply-adds of each network; empty for those of the first WS(4, 0.75) with the
 *               grid's channels
 * @see <a href="https://arxiv.org/abs/1904.01569">Xie, Kirillov, Girshick and He, Exploring
 *      randomly wired neural networks for image recognition (2019), figure 5</a>
 */
public record DamageStudy(SearchConfig config, int graphs, int seeds, int steps,
        Optional<Long> budget) implements Study<DamageReading> {

    /** The best generator of each family in figure 3 of the paper. */
    static final List<String> MODELS = List.of("ER(0.2)", "BA(5)", GridNetworks.REFERENCE);

    private static final MeasurementPlan EVERYTHING = new MeasurementPlan(null,
            new DamagePlan(Integer.MAX_VALUE, 0, true));

    @Override
    public String name() {
        return "damage";
    }

    @Override
    public List<StudyEntry> plan(TensorShape shape, int classes) {
        var equal = new EqualMacs(shape, classes);
        var networks = new GridNetworks(config);
        long wanted = budget.orElseGet(
                () -> equal.macs(architecture(GridNetworks.REFERENCE, 0)));
        List<Drawn> drawn = IntStream.range(0, graphs).boxed()
                .flatMap(graph -> MODELS.stream().map(model -> new Drawn(model, operation(), graph,
                        equal.at(architecture(model, graph), wanted))))
                .toList();
        return networks.trainings(drawn, seeds, steps, DamageStudy::entry);
    }

    private static StudyEntry entry(Drawn drawn, int seed, Candidate candidate) {
        return GeneratorStudy.entry(drawn, seed, candidate.measured(EVERYTHING));
    }

    private NodeOperation operation() {
        return config.space().nodeOperations().getFirst();
    }

    private Architecture architecture(String model, int graph) {
        return new GridNetworks(config).architecture(model, graph, operation());
    }

    @Override
    public DamageReading read(List<Trained> trained) {
        return DamageReading.of(damaged(trained));
    }

    @Override
    public Map<String, String> tables(List<Trained> trained) {
        return Map.of("removals.csv", RemovalsTable.csv(damaged(trained)));
    }

    private List<DamagedNetwork> damaged(List<Trained> trained) {
        return DamagedNetwork.of(trained, setting -> architecture(setting.model(),
                setting.graph()));
    }

    @Override
    public boolean readsParts() {
        return true;
    }
}
