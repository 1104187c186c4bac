package io.evowire.core.graph;

import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Generator of random graphs, and the paper's way to direct them: every edge points
 * from the smaller node index to the larger. See Xie et al. 2019, section 3.2 and 3.3.
 */
public sealed interface GraphModel permits ErdosRenyi, BarabasiAlbert,
        WattsStrogatz, DuplicationDivergence, RandomDag, Spatial, HierarchicalModular, Niche,
        WattsStrogatzFlex, Nago, Connectome, ConnectionMatrix {

    /** How often a graph is redrawn before {@link #generate} gives up. */
    int MAX_DRAWS = 1_000;

    /** Number of vertices, N. */
    int nodes();

    /** Largest number of edges that {@link #draw} can return: all pairs, if not said. */
    default int maxEdges() {
        return nodes() * (nodes() - 1) / 2;
    }

    /**
     * Draws the edges of one graph, each from the smaller to the larger index. It may fall into
     * several pieces.
     */
    Set<Edge> draw(RandomGenerator random);

    /** The family it belongs to. */
    GraphFamily family();

    /** Its parameters without N, in the order of its family's. */
    List<Number> parameters();

    /** Short form in the literature's notation, such as {@code WS(4, 0.75)}; without N. */
    default String notation() {
        return family().notation(parameters());
    }

    /**
     * The model of this notation, with or without spaces: {@code ER(0.2)}, {@code BA(5)} or
     * {@code WS(4,0.75)}. The reverse of {@link #notation()}.
     *
     * @param notation name and parameters of a model
     * @param nodes    number of vertices N
     * @throws IllegalArgumentException if no model is written so, or its parameters do not fit N
     */
    static GraphModel parse(String notation, int nodes) {
        return parse(notation, nodes, NamedGraphs.NONE);
    }

    /**
     * As above.
     *
     * @param graphs those that a notation such as {@code CONNECTOME(worm)} may name
     */
    static GraphModel parse(String notation, int nodes, NamedGraphs graphs) {
        return GraphNotation.parse(notation, nodes, graphs);
    }

    /**
     * Draws graphs until one is connected, and directs it.
     *
     * @throws UnconnectedGraphException if {@value #MAX_DRAWS} draws gave no connected graph
     */
    default Dag generate(RandomGenerator random) {
        for (int i = 0; i < MAX_DRAWS; i++) {
            Set<Edge> edges = draw(random);
            if (edges.size() >= nodes() - 1) { // fewer never connect: no need to look
                Dag dag = Dag.of(nodes(), edges);
                if (dag.isConnected()) {
                    return dag;
                }
            }
        }
        throw new UnconnectedGraphException(this);
    }
}
