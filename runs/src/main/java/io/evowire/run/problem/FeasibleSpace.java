package io.evowire.run.problem;

import io.evowire.core.cost.Cost;
import io.evowire.core.objective.Constraint;
import io.evowire.genome.Genome;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Looks for a network of the space that keeps the constraints, and says why there is none.
 *
 * @param factory of the run
 */
public record FeasibleSpace(CandidateFactory factory) {

    /** Draws after which a space counts as empty. */
    public static final int DRAWS = 10_000;

    /**
     * The first feasible genome of {@value #DRAWS} draws.
     *
     * @throws UserException with exit code 3 if there is none, naming the constraints that never
     *                       held with the smallest value seen
     */
    public Genome draw(RandomGenerator random) {
        List<Cost> costs = new ArrayList<>();
        for (int i = 0; i < DRAWS; i++) {
            Genome genome = factory.config().space().draw(random);
            Cost cost = factory.cost(genome);
            if (factory.broken(cost).isEmpty()) {
                return genome;
            }
            costs.add(cost);
        }
        throw new UserException(ExitCode.NO_CANDIDATE, """
                constraints: none of %d networks drawn from the space meets them. %s \
                Loosen the constraints, or allow smaller networks in the space."""
                .formatted(DRAWS, explain(costs)));
    }

    /**
     * Checks that the space has a feasible network.
     *
     * @throws UserException with exit code 3 if not, as {@link #draw} throws it
     */
    public void requireAny() {
        draw(new Randomness(factory.config().seed()).of("space"));
    }

    /**
     * Checks that one of the grid's networks is feasible.
     *
     * @throws UserException with exit code 3 if not, as {@link #draw} throws it
     */
    public void requireAny(List<Genome> genomes) {
        if (genomes.stream().noneMatch(factory::feasible)) {
            List<Cost> costs = genomes.stream().map(factory::cost).toList();
            throw new UserException(ExitCode.NO_CANDIDATE, """
                    constraints: none of the %d networks of strategy.grid meets them. %s \
                    Loosen the constraints, or put smaller networks in the grid."""
                    .formatted(costs.size(), explain(costs)));
        }
    }

    private String explain(List<Cost> costs) {
        List<Constraint> never = factory.config().constraints().stream()
                .filter(constraint -> costs.stream().noneMatch(constraint::holds)).toList();
        return never.isEmpty()
                ? "Each is met by some network, but no network meets all of them: %s.".formatted(
                        factory.config().constraints().stream().map(Constraint::notation)
                                .collect(Collectors.joining(", ")))
                : never.stream().map(constraint -> "%s was never met: the smallest value was %d."
                        .formatted(constraint.notation(),
                                costs.stream().mapToLong(constraint::value).min().orElseThrow()))
                        .collect(Collectors.joining(" "));
    }
}
