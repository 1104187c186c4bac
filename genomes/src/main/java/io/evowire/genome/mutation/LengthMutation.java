package io.evowire.genome.mutation;

import io.evowire.genome.Genome;
import io.evowire.genome.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A change of the number of stages by one. */
public sealed interface LengthMutation extends Mutation permits InsertStage, RemoveStage {

    /** Both of them. */
    List<LengthMutation> ALL = List.of(new InsertStage(), new RemoveStage());

    /**
     * The changed genome.
     *
     * @param genome a genome of the space
     * @return a genome of the space with one stage more or less, or empty if the space does not
     *         allow that many
     */
    Optional<Genome> mutate(Genome genome, SearchSpace space, RandomGenerator random);
}
