package io.evowire.genome.mutation;

import io.evowire.genome.Genome;
import java.util.List;

/**
 * What a mutation policy made of a genome.
 *
 * @param parent    the genome before
 * @param genome    the genome after
 * @param mutations what happened, in order: the name of a mutation and, where it changed one stage,
 *                  the stage's index in the parent, such as {@code width@1}; empty exactly when
 *                  {@code genome} equals {@code parent}
 */
public record Mutated(Genome parent, Genome genome, List<String> mutations) {

    public Mutated {
        mutations = List.copyOf(mutations);
    }

    /** Whether the genome differs from its parent. */
    public boolean changed() {
        return !mutations.isEmpty();
    }
}
