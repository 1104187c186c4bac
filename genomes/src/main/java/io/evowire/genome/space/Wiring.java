package io.evowire.genome.space;

import java.util.Locale;

/** How the graphs of stages are inherited. */
public enum Wiring {

    /** As a random graph model, its parameters and a seed. */
    GENERATORS,

    /**
     * As a connection matrix, one bit for each pair of nodes. A search begins with graphs that the
     * models draw: of matrices of fair bits nearly all are dense and alike.
     */
    MATRIX;

    /** Such as {@code matrix}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
