package io.evowire.genome;

import io.evowire.core.graph.ConnectionMatrix;
import io.evowire.core.graph.Dag;
import io.evowire.core.graph.Edge;
import io.evowire.core.graph.GraphModel;
import io.evowire.core.graph.UnconnectedGraphException;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The heritable form of one stage: how its graph is drawn, not the graph itself; or, where a space
 * asks for it, the graph's connection matrix. A value that cannot be decoded cannot be constructed.
 *
 * @param model     random graph model with its parameters and its node count N, or a matrix
 * @param graphSeed seed of the L64X128MixRandom generator that draws the graph
 * @param edits     edges in which the wiring differs from the drawn graph; sorted by edge, so equal
 *                  sets of edits are equal; empty unless a search edits single edges
 * @param width     output channels of every node, or how many times those of the stage before
 * @param operation what each node applies after its weighted sum and ReLU
 * @param stride    stride of the nodes that read the stage's input, 1 or 2; null where the skeleton
 *                  has it
 * @param links     how its links with earlier stages are drawn; null where the search space has
 *                  none
 */
public record StageGenome(GraphModel model, long graphSeed, List<EdgeEdit> edits,
        StageWidth width, NodeOperation operation, @Nullable Integer stride,
        @Nullable LinkGenome links)
        implements
            GenomePart {

    // Named, because the default of the JDK may change and a stored seed must keep its graph.
    private static final RandomGeneratorFactory<?> RANDOM = RandomGeneratorFactory
            .of("L64X128MixRandom");

    /**
     * @throws UnconnectedGraphException if the model draws no connected graph with this seed
     * @throws IllegalArgumentException  if an edit does not apply to the drawn graph, or the edited
     *                                   graph is not connected
     */
    public StageGenome {
        edits = edits.stream().sorted().toList();
        Dag drawn = drawn(model, graphSeed);
        new EditCheck(drawn, edits).check();
        if (model instanceof ConnectionMatrix && (graphSeed != 0 || !edits.isEmpty())) {
            throw new IllegalArgumentException("""
                    A connection matrix is drawn by no seed and needs no edits, so they are 0 and \
                    none, not %d and %d.""".formatted(graphSeed, edits.size()));
        }
        // A stage knows which widths and strides it can have.
        new Stage(edited(drawn, edits), width.channels(1, List.of(1)),
                stride == null ? 1 : stride, operation);
    }

    /** A stage of so many channels, whose stride the skeleton has. */
    public StageGenome(GraphModel model, long graphSeed, List<EdgeEdit> edits, int channels,
            NodeOperation operation) {
        this(model, graphSeed, edits, new StageWidth.Channels(channels), operation, null, null);
    }

    /** A stage without edits, or empty if the model draws no connected graph with this seed. */
    public static Optional<StageGenome> draw(GraphModel model, long graphSeed, StageWidth width,
            NodeOperation operation, @Nullable Integer stride, @Nullable LinkGenome links) {
        try {
            return Optional.of(new StageGenome(model, graphSeed, List.of(), width, operation,
                    stride, links));
        } catch (UnconnectedGraphException e) {
            return Optional.empty();
        }
    }

    /**
     * This stage with another drawn graph and without edits, which belong to the graph they were
     * made for; empty if the model draws no connected graph with this seed. Edits of links stay:
     * they name nodes, not edges.
     */
    public Optional<StageGenome> redrawn(GraphModel newModel, long newGraphSeed) {
        return draw(newModel, newGraphSeed, width, operation, stride, links);
    }

    /**
     * This stage with the edits that give it another wiring of as many nodes, which is connected;
     * or with the matrix, if it has one.
     */
    public StageGenome withWiring(Dag wiring) {
        if (model instanceof ConnectionMatrix) {
            return withMatrix(ConnectionMatrix.of(wiring));
        }
        Dag drawn = drawn(model, graphSeed);
        Stream<EdgeEdit> added = wiring.edges().stream().filter(edge -> !drawn.contains(edge))
                .map(EdgeEdit.Add::new);
        Stream<EdgeEdit> removed = drawn.edges().stream().filter(edge -> !wiring.contains(edge))
                .map(EdgeEdit.Remove::new);
        return new StageGenome(model, graphSeed, Stream.concat(added, removed).toList(), width,
                operation, stride, links);
    }

    /** This stage with a connection matrix in place of how its graph is drawn. */
    public StageGenome withMatrix(ConnectionMatrix matrix) {
        return new StageGenome(matrix, 0, List.of(), width, operation, stride, links);
    }

    /** This stage's matrix; empty if its graph is drawn. */
    public Optional<ConnectionMatrix> matrix() {
        return model instanceof ConnectionMatrix matrix ? Optional.of(matrix) : Optional.empty();
    }

    /** This stage with another width. */
    public StageGenome withWidth(StageWidth newWidth) {
        return new StageGenome(model, graphSeed, edits, newWidth, operation, stride, links);
    }

    /** This stage with another stride. */
    public StageGenome withStride(int newStride) {
        return new StageGenome(model, graphSeed, edits, width, operation, newStride, links);
    }

    /** This stage with another node operation. */
    public StageGenome withOperation(NodeOperation newOperation) {
        return new StageGenome(model, graphSeed, edits, width, newOperation, stride, links);
    }

    /** This stage with links that are drawn in another way. */
    public StageGenome withLinks(LinkGenome newLinks) {
        return new StageGenome(model, graphSeed, edits, width, operation, stride, newLinks);
    }

    /** The graph of this stage: drawn from the seed, then edited. */
    public Dag wiring() {
        return edited(drawn(model, graphSeed), edits);
    }

    /**
     * The stage that this genome decodes to.
     *
     * @param channels output channels of every node
     * @param ofStride stride of the nodes that read the stage's input, 1 or 2
     */
    public Stage stage(int channels, int ofStride) {
        return new Stage(wiring(), channels, ofStride, operation);
    }

    /** Exact short form, see {@link Genome#notation()}. */
    public String notation() {
        return GenomeNotation.write(this);
    }

    private static Dag drawn(GraphModel model, long graphSeed) {
        return model.generate(RANDOM.create(graphSeed));
    }

    private static Dag edited(Dag drawn, List<EdgeEdit> edits) {
        var edges = new TreeSet<Edge>(drawn.edges());
        for (EdgeEdit edit : edits) {
            switch (edit) {
                case EdgeEdit.Add(Edge edge) -> edges.add(edge);
                case EdgeEdit.Remove(Edge edge) -> edges.remove(edge);
            }
        }
        return Dag.of(drawn.nodes(), edges);
    }

    private record EditCheck(Dag drawn, List<EdgeEdit> edits) {

        void check() {
            if (edits.stream().map(EdgeEdit::edge).distinct().count() < edits.size()) {
                throw new IllegalArgumentException("""
                        Each edge can be edited once, but the edits are %s. \
                        Maybe one of them undoes another: leave out both."""
                        .formatted(edits.stream().map(EdgeEdit::notation).toList()));
            }
            edits.forEach(this::checkApplies);
            if (!edits.isEmpty() && !edited(drawn, edits).isConnected()) {
                throw new IllegalArgumentException("""
                        The edits %s leave a graph in several pieces; a stage must be connected. \
                        Maybe one removed edge too many."""
                        .formatted(edits.stream().map(EdgeEdit::notation).toList()));
            }
        }

        private void checkApplies(EdgeEdit edit) {
            boolean applies = switch (edit) {
                case EdgeEdit.Add(Edge edge) -> !drawn.contains(edge);
                case EdgeEdit.Remove(Edge edge) -> drawn.contains(edge);
            };
            if (!applies) {
                throw new IllegalArgumentException("""
                        Edit %s does not apply: an added edge must be missing in the drawn graph \
                        and a removed one present. Maybe the edit was made for another seed; \
                        the drawn edges are %s.""".formatted(edit.notation(), drawn.edges()));
            }
        }
    }
}
