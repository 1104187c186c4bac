package io.evowire.genome.mutation;

/**
 * A small change of a genome. A mutation of a genome of the space gives a genome of the space, is
 * determined by its random generator, and returns empty exactly when it changes nothing.
 */
public sealed interface Mutation permits StageMutation, LengthMutation, StepSkeleton {

    /** Name in records and reports, such as {@code width}. */
    String name();
}
