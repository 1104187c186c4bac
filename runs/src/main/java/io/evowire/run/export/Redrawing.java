package io.evowire.run.export;

import io.evowire.core.cost.Scaling;
import io.evowire.core.graph.ConnectionMatrix;
import io.evowire.core.graph.Dag;
import io.evowire.core.graph.GraphModel;
import io.evowire.core.graph.UnconnectedGraphException;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Stage;
import io.evowire.genome.Genome;
import io.evowire.genome.StageGenome;
import io.evowire.genome.space.SearchSpace;
import io.evowire.run.UserException;
import io.evowire.run.problem.Randomness;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The stages of a network with other numbers of nodes: new graphs, the rest as it was. A stage
 * whose number stays the same keeps its graph.
 */
public final class Redrawing {

    private static final String NAME_ONE = """
            Name the model of new graphs, such as --model "WS(4,0.75)".""";

    private Redrawing() {}

    /**
     * By the model and the seed of each stage's gene. Links are drawn anew, too.
     *
     * @param space the genome's
     */
    public static DoubleFunction<Architecture> of(Genome genome, SearchSpace space) {
        return factor -> space.architecture(genome.withStages(
                IntStream.range(0, genome.stages().size())
                        .mapToObj(i -> redrawn(genome.stages().get(i), i + 1, factor, space))
                        .toList()));
    }

    private static StageGenome redrawn(StageGenome stage, int number, double factor,
            SearchSpace space) {
        int nodes = Scaling.nodes(stage.model().nodes(), factor);
        if (nodes == stage.model().nodes()) {
            return stage;
        }
        boolean matrix = stage.model() instanceof ConnectionMatrix;
        if (matrix || !stage.edits().isEmpty()) {
            throw new UserException("Stage %d %s, so no generator has its graph with %d nodes. %s"
                    .formatted(number, matrix
                            ? "has a connection matrix"
                            : "has edited edges", nodes, NAME_ONE));
        }
        try {
            GraphModel model = GraphModel.parse(stage.model().notation(), nodes, space.graphs());
            return stage.redrawn(model, stage.graphSeed())
                    .orElseThrow(() -> new UnconnectedGraphException(model));
        } catch (IllegalArgumentException e) {
            throw new UserException("Stage %d with %d nodes: %s %s".formatted(number, nodes,
                    e.getMessage(), NAME_ONE));
        }
    }

    /** By nothing: there is no model, so no stage can have other nodes. */
    public static DoubleFunction<Architecture> without(Architecture architecture) {
        return factor -> {
            architecture.stages().stream().filter(stage -> isOther(stage, factor)).findFirst()
                    .ifPresent(stage -> {
                        throw new UserException("""
                                A network file has graphs, but not what drew them, so none can \
                                have other nodes. %s""".formatted(NAME_ONE));
                    });
            return architecture;
        };
    }

    /**
     * By a model that the user names.
     *
     * @param model with a number of nodes
     * @param seed  decides the graphs
     */
    public static DoubleFunction<Architecture> by(IntFunction<GraphModel> model, long seed,
            Architecture architecture) {
        return factor -> {
            boolean other = architecture.stages().stream()
                    .anyMatch(stage -> isOther(stage, factor));
            if (other && !architecture.links().isEmpty()) {
                throw new UserException("""
                        The network has links between its stages, which belong to their nodes. \
                        Give the trial that it is of (--trial DIR:N, without --model), or scale \
                        without nodes: --by width or --by resolution.""");
            }
            return new Architecture(architecture.stem(),
                    IntStream.range(0, architecture.stages().size()).mapToObj(i -> redrawn(
                            architecture.stages().get(i), i + 1, factor, model, seed)).toList(),
                    architecture.head(), architecture.links());
        };
    }

    private static boolean isOther(Stage stage, double factor) {
        int nodes = stage.wiring().nodes();
        return Scaling.nodes(nodes, factor) != nodes;
    }

    private static Stage redrawn(Stage stage, int number, double factor,
            IntFunction<GraphModel> model, long seed) {
        if (!isOther(stage, factor)) {
            return stage;
        }
        int nodes = Scaling.nodes(stage.wiring().nodes(), factor);
        try {
            Dag wiring = model.apply(nodes)
                    .generate(new Randomness(seed).of("graph of stage " + number));
            return new Stage(wiring, stage.channels(), stage.stride(), stage.operation());
        } catch (IllegalArgumentException e) {
            throw new UserException("Stage %d with %d nodes: %s Choose another --model.".formatted(
                    number, nodes, e.getMessage()));
        }
    }
}
