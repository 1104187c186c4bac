package io.evowire.run.study.paper;

import io.evowire.core.graph.Dag;
import io.evowire.core.graph.GraphStatistics;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.TensorShape;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.study.Study;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.Trained;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the graphs of the generators look like: figure 4 of Xie et al. 2019, with their measures.
 * They are the graphs of the first stage that the study of generators trains. Nothing is trained.
 *
 * @param config whose grid says nodes
 * @param graphs of each setting, at least 1; of WS(K, 0) there is one
 * @see <a href="https://arxiv.org/abs/1904.01569">Xie, Kirillov, Girshick and He, Exploring
 *      randomly wired neural networks for image recognition (2019), figure 4</a>
 */
public record WiringStudy(SearchConfig config, int graphs)
        implements
            Study<WiringStudy.Reading> {

    /**
     * Graphs of a generator.
     *
     * @param model    in the literature's notation
     * @param graphs   that were drawn
     * @param first    edges [from, to] of the first of them
     * @param measures over all of them
     */
    public record Generator(String model, int graphs, List<List<Integer>> first,
            GraphStatistics measures) {

        public Generator {
            first = List.copyOf(first);
        }
    }

    /**
     * Graphs of all generators.
     *
     * @param nodes      of each graph
     * @param generators in the order of the figure
     */
    public record Reading(int nodes, List<Generator> generators) {

        public Reading {
            generators = List.copyOf(generators);
        }
    }

    @Override
    public String name() {
        return "graphs";
    }

    @Override
    public List<StudyEntry> plan(TensorShape shape, int classes) {
        return List.of();
    }

    @Override
    public Reading read(List<Trained> trained) {
        List<Generator> generators = GeneratorStudy.models().stream().map(this::generator)
                .toList();
        return new Reading(config.strategy().grid().nodes().getFirst(), generators);
    }

    private Generator generator(String model) {
        var networks = new GridNetworks(config);
        List<Dag> drawn = IntStream.range(0, GridNetworks.RINGS.contains(model) ? 1 : graphs)
                .mapToObj(graph -> networks
                        .architecture(model, graph, NodeOperation.SEPARABLE_3X3).stages()
                        .getFirst().wiring())
                .toList();
        return new Generator(model, drawn.size(),
                drawn.getFirst().edges().stream().map(edge -> List.of(edge.from(), edge.to()))
                        .toList(),
                GraphStatistics.of(drawn));
    }
}
