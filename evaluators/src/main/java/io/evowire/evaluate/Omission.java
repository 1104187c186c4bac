package io.evowire.evaluate;

import io.evowire.core.bounds.Bounded;
import io.evowire.core.bounds.RecordBounds;

/**
 * What each step of a training leaves out at random, as Xie et al. 2019, section 4, do in their
 * regular regime. What is left out follows from the recipe's seed and the step alone. Nothing is
 * left out where a network is validated, tested or used.
 *
 * @param dropout     probability, in [0, 1), that an input of the classifier is 0 for an image;
 *                    those that stay are divided by the probability to stay. 0.2 in the paper
 * @param edgeRemoval probability, in [0, 1], that a step trains without one edge, drawn among those
 *                    whose target has other inputs, too. 0.1 in the paper
 */
public record Omission(@Bounded(min = 0, below = 1) double dropout,
        @Bounded(min = 0, max = 1) double edgeRemoval) {

    private static final RecordBounds BOUNDS = RecordBounds.of(Omission.class);

    /** Nothing is left out. */
    public static final Omission NONE = new Omission(0, 0);

    public Omission {
        BOUNDS.check("dropout", "The recipe's dropout", dropout);
        BOUNDS.check("edgeRemoval", "The recipe's edgeRemoval", edgeRemoval);
    }

    /** Whether nothing is left out. */
    public boolean nothing() {
        return dropout == 0 && edgeRemoval == 0;
    }
}
