package io.evowire.core.objective;

import io.evowire.core.cost.Cost;

/**
 * An upper bound on one cost of a network. It is decided before anything is trained, so what is
 * measured of the trained network cannot be bounded.
 *
 * @param objective what is bounded, a {@linkplain Objective#isCost() cost}
 * @param max      largest allowed value in the objective's unit, at least 1
 */
public record Constraint(Objective objective, long max) {

    public Constraint {
        if (!objective.isCost()) {
            throw new IllegalArgumentException("""
                    %s is not known before training and cannot be a constraint, which decides what \
                    is trained at all. Bound one of macs, parameters, activations, depth and \
                    edges%s."""
                    .formatted(capital(objective.word()), objective.isMeasured()
                            ? ", and make %s an objective".formatted(objective.word())
                            : ""));
        }
        if (max < 1) {
            throw new IllegalArgumentException(
                    "The bound of a constraint must be at least 1, not %d."
                            .formatted(max));
        }
    }

    /**
     * Reads what people write: {@code macs <= 20M}, {@code depth<=40}; suffixes k, M and G stand
     * for 10^3, 10^6 and 10^9.
     *
     * @throws IllegalArgumentException with the column, from 1, of what cannot be read
     */
    public static Constraint parse(String text) {
        return new ConstraintNotation(text).read();
    }

    /** Exact form that {@link #parse} reads: {@code macs <= 20M}. */
    public String notation() {
        return "%s <= %s".formatted(objective.word(),
                ConstraintNotation.shortly(max));
    }

    /** What a network of this cost has of the bounded quantity. */
    public long value(Cost cost) {
        return (long) objective.value(0, cost);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** Whether a network of this cost keeps the bound. */
    public boolean holds(Cost cost) {
        return value(cost) <= max;
    }
}
