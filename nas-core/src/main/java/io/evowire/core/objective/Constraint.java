package io.evowire.core.objective;

import io.evowire.core.cost.Cost;
import java.util.Locale;

/**
 * An upper bound on one cost of a network. It is decided before anything is trained, so accuracy
 * cannot be bounded.
 *
 * @param objective the cost that is bounded, any but {@link Objective#ACCURACY}
 * @param most      largest allowed value in the objective's unit, at least 1
 */
public record Constraint(Objective objective, long most) {

    public Constraint {
        if (objective == Objective.ACCURACY) {
            throw new IllegalArgumentException("""
                    Accuracy is not known before training and cannot be a constraint. \
                    Bound one of macs, parameters, activations and depth.""");
        }
        if (most < 1) {
            throw new IllegalArgumentException(
                    "The bound of a constraint must be at least 1, not %d."
                            .formatted(most));
        }
    }

    /**
     * Reads what people write: {@code macs <= 20M}, {@code depth<=40}; suffixes k, M and G stand for
     * 10^3, 10^6 and 10^9.
     *
     * @throws IllegalArgumentException with the column, from 1, of what cannot be read
     */
    public static Constraint parse(String text) {
        return new ConstraintNotation(text).read();
    }

    /** Exact form that {@link #parse} reads: {@code macs <= 20M}. */
    public String notation() {
        return "%s <= %s".formatted(objective.name().toLowerCase(Locale.ROOT),
                ConstraintNotation.shortly(most));
    }

    /** What a network of this cost has of the bounded quantity. */
    public long value(Cost cost) {
        return (long) objective.value(0, cost);
    }

    /** Whether a network of this cost keeps the bound. */
    public boolean holds(Cost cost) {
        return value(cost) <= most;
    }
}
