package io.evowire.core.graph;

/** A graph model gave no connected graph within the allowed number of draws. */
public final class UnconnectedGraphException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** A model whose graphs consist of graphs of other models, one of which gave none. */
    UnconnectedGraphException(GraphModel model, UnconnectedGraphException inner) {
        super("In %s with %d nodes: %s".formatted(model.notation(), model.nodes(),
                inner.getMessage()), inner);
    }

    public UnconnectedGraphException(GraphModel model) {
        super("""
                %s with %d nodes gave no connected graph in %d draws. \
                Maybe its edge probability or degree is too low for so many nodes."""
                .formatted(model.notation(), model.nodes(), GraphModel.MAX_DRAWS));
    }
}
