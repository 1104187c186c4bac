package io.evowire.run.study.paper;

import io.evowire.core.graph.Dag;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Stage;
import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.Outcome;
import io.evowire.run.study.Trained;
import io.evowire.run.study.paper.GeneratorStudy.Setting;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A trained network that was damaged.
 *
 * @param model  of its graphs, in the literature's notation
 * @param graph  number of the network of this model, from 0
 * @param seed   number of the training, from 0
 * @param graphs of its stages
 * @param damage what each removal cost
 */
record DamagedNetwork(String model, int graph, int seed, List<Dag> graphs, DamageProfile damage) {

    /**
     * A loss of accuracy.
     *
     * @param degree of what was removed, or of what it led to
     * @param loss   fraction in [-1, 1]
     */
    record Loss(int degree, double loss) {}

    DamagedNetwork {
        graphs = List.copyOf(graphs);
    }

    /** Those that were trained to the end and could be measured. */
    static List<DamagedNetwork> of(List<Trained> trained,
            Function<Setting, Architecture> architecture) {
        return trained.stream().flatMap(done -> {
            Setting setting = done.what(Setting.class);
            return done.outcome() instanceof Outcome.Completed completed
                    && completed.damage() != null
                            ? Stream.of(new DamagedNetwork(setting.model(), setting.graph(),
                                    setting.seed(),
                                    architecture.apply(setting).stages().stream()
                                            .map(Stage::wiring).toList(),
                                    completed.damage()))
                            : Stream.empty();
        }).toList();
    }

    /** Losses of nodes by their output degree; one that the stage's mean alone reads has 0. */
    List<Loss> nodes() {
        return damage.nodes().stream().map(
                node -> new Loss(outputs(node.stage(), node.node()), node.loss())).toList();
    }

    /** Losses of the nodes that the stage's mean reads, where they leave it. */
    List<Loss> leaving() {
        return damage.nodes().stream().filter(node -> node.leaving() != null)
                .map(node -> new Loss(outputs(node.stage(), node.node()), node.leaving()))
                .toList();
    }

    /** Losses of edges by the input degree of the node that they lead to. */
    List<Loss> edges() {
        return damage.edges().stream()
                .map(edge -> new Loss(inputs(edge.stage(), edge.to()), edge.loss())).toList();
    }

    /** Input degree of a node, links from earlier stages not counted. */
    int inputs(int stage, int node) {
        return graphs.get(stage).predecessors(node).size();
    }

    /** Output degree of a node; 0 for one that the stage's mean alone reads. */
    int outputs(int stage, int node) {
        return graphs.get(stage).successors().get(node).size();
    }
}
