package io.evowire.run.strategy;

import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.FitnessScale;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Decides what to try next from what came out so far. A strategy asks and is told; it holds nothing
 * itself: what it knows is a value, which follows from what it was told alone. So the state of a
 * search is folded from the recorded generations, without a decision being made again.
 * <p>
 * Asking is a pure function and changes no state: whatever a state has to keep of a question, such
 * as which trial's neighbourhood was visited, it is {@linkplain Told told} with the answer.
 *
 * @param <S> what it knows; an immutable value
 */
public interface SearchStrategy<S> {

    /** What it knows before the first generation. */
    S begin();

    /**
     * What to try in a generation, decided together.
     *
     * @param generation number from 1
     * @param random     randomness of this generation
     * @return the requests; empty if nothing is left to try, ever
     * @throws io.evowire.run.UserException with exit code 3 if no draw kept the constraints
     */
    Optional<List<Request>> ask(S state, int generation, RandomGenerator random);

    /**
     * What it knows after a generation.
     *
     * @param told one answer for each request, in their order
     */
    S tell(S state, List<Told> told);

    /**
     * Checks that it can train anything at all.
     *
     * @throws io.evowire.run.UserException with exit code 3 if not, naming the constraints
     */
    void requireFeasible();

    /**
     * For how many generations the next one counts if it brings nothing new; after a number of them
     * in a row the search ends.
     */
    default int weight(S state) {
        return 1;
    }

    /** The strategy that a configuration asks for. */
    static SearchStrategy<?> of(CandidateFactory factory) {
        return switch (factory.config().strategy().kind()) {
            case NSGA2 -> new Nsga2(factory, FitnessScale.of(factory)::of);
            case REGULARIZED_EVOLUTION -> new RegularizedEvolution(factory,
                    FitnessScale.of(factory)::of);
            case LOCAL_SEARCH -> new LocalSearch(factory, FitnessScale.of(factory)::of);
            case SURROGATE -> new Surrogate(factory,
                    trial -> FitnessScale.hasAll(trial, factory.config().objectives()));
            case RANDOM -> new RandomSearch(factory);
            case GRID -> new GridSearch(factory);
            case REINFORCE -> new Reinforce(factory, FitnessScale.of(factory));
        };
    }
}
