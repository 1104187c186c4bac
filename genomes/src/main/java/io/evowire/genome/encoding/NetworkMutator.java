package io.evowire.genome.encoding;

import io.evowire.genome.mutation.Mutated;
import io.evowire.genome.mutation.MutationPolicy;
import io.jenetics.Mutator;
import io.jenetics.MutatorResult;
import io.jenetics.Phenotype;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The mutator of Jenetics behind which all mutations stand. The probabilities are those of the
 * policy, as they are: Jenetics' own choice of individuals, chromosomes and genes is switched off.
 * An individual that does not change keeps its age and its fitness.
 *
 * @param <C> type of the fitness
 */
public final class NetworkMutator<C extends Comparable<? super C>> extends Mutator<NetworkGene, C> {

    private final MutationPolicy policy;
    private final Consumer<? super Mutated> observer;

    /** A mutator that tells nobody. */
    public NetworkMutator(MutationPolicy policy) {
        this(policy, mutated -> {});
    }

    /**
     * A mutator that tells what it did.
     *
     * @param policy   which individuals mutate and how
     * @param observer receives every individual that changed, with the names of its mutations;
     *                 called in the thread that evolves
     */
    public NetworkMutator(MutationPolicy policy, Consumer<? super Mutated> observer) {
        super(1.0);
        this.policy = policy;
        this.observer = observer;
    }

    @Override
    protected MutatorResult<Phenotype<NetworkGene, C>> mutate(Phenotype<NetworkGene, C> phenotype,
            long generation, double ignored, RandomGenerator random) {
        Mutated mutated = policy.mutate(ArchitectureCodec.genome(phenotype.genotype()), random);
        if (!mutated.changed()) {
            return new MutatorResult<>(phenotype, 0);
        }
        observer.accept(mutated);
        var genotype = new ArchitectureCodec(policy.space()).genotype(mutated.genome());
        return new MutatorResult<>(Phenotype.of(genotype, generation),
                mutated.mutations().size());
    }

    @Override
    public String toString() {
        return "NetworkMutator[%s]".formatted(policy);
    }
}
