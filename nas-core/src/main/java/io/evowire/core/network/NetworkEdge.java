package io.evowire.core.network;

/**
 * An edge between nodes of the stages, as the one that reads sees it. The input of a stage is none.
 *
 * @param reader index in {@link Network#nodes()} of the {@link Node.Wired} that reads
 * @param input  index of the edge among the reader's inputs, and of its weight if it has one
 * @param source what is read
 */
public record NetworkEdge(int reader, int input, Source source) {

    /** Where an edge begins. */
    public sealed interface Source {

        /**
         * Another node of the reader's stage.
         *
         * @param node  index in {@link Network#nodes()}
         * @param index index of the node in the stage's wiring
         */
        record Within(int node, int index) implements Source {}

        /**
         * A node of an earlier stage.
         *
         * @param node  index in {@link Network#nodes()}
         * @param stage index of its stage
         * @param index index of the node in that stage's wiring
         */
        record Linked(int node, int stage, int index) implements Source {}
    }
}
