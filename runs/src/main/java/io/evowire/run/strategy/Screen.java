package io.evowire.run.strategy;

import io.evowire.genome.Genome;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Redraws;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lets through what is worth training: networks that keep the constraints and are isomorphic to
 * none that it let through before. One screen serves one generation; what it took is known to the
 * next one's.
 */
final class Screen {

    private final CandidateFactory factory;
    private final Known known;
    private final Set<String> taken = new HashSet<>();
    private final Map<Genome, String> keys = new HashMap<>();

    /**
     * A screen.
     *
     * @param known what was let through in the generations before
     */
    Screen(CandidateFactory factory, Known known) {
        this.factory = factory;
        this.known = known;
    }

    /**
     * What came of some draws.
     *
     * @param value   the first one that is worth training, else the last one that at least keeps
     *                the constraints, else nothing
     * @param isNew   whether it is worth training
     * @param redraws draws that were not
     */
    record Screened<T>(Optional<T> value, boolean isNew, Redraws redraws) {}

    /**
     * Draws until something is worth training, which is taken.
     *
     * @param draws      makes one draw after the other
     * @param genome     the genome of a draw
     * @param infeasible draws that may break a constraint before it gives up
     * @param duplicates draws that may be known before it gives up
     */
    <T> Screened<T> first(Supplier<T> draws, Function<T, Genome> genome, int infeasible,
            int duplicates) {
        int broken = 0;
        int repeated = 0;
        Optional<T> spare = Optional.empty();
        while (broken <= infeasible && repeated <= duplicates) {
            T drawn = draws.get();
            if (!factory.feasible(genome.apply(drawn))) {
                broken++;
            } else if (isNew(genome.apply(drawn))) {
                take(genome.apply(drawn));
                return new Screened<>(Optional.of(drawn), true, redraws(broken, repeated));
            } else {
                repeated++;
                spare = Optional.of(drawn);
            }
        }
        return new Screened<>(spare, false, redraws(broken, repeated));
    }

    /** Whether a network is not known. Asking does not make it known. */
    boolean isNew(Genome genome) {
        return !taken.contains(key(genome)) && !known.contains(key(genome));
    }

    /** Makes a network known. */
    void take(Genome genome) {
        taken.add(key(genome));
    }

    private String key(Genome genome) {
        return keys.computeIfAbsent(genome, factory::key);
    }

    private static Redraws redraws(int broken, int repeated) {
        return new Redraws(broken, repeated, Math.min(repeated, 1));
    }
}
