package io.evowire.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * A part of a training: from where the part before paused to the next rung, or to the end. Rungs
 * are shares of the recipe's optimisation steps, so that whoever decides on them need not know the
 * data set; the learning rate's schedule spans the whole recipe all the same.
 *
 * @param from    the part begins after ceil(steps / from) steps; 0 if it begins with a new network
 * @param until   the part ends after ceil(steps / until) steps, at least 1; 1 is the whole recipe
 * @param resumed SHA-256 of the model to go on with, null if none was left. It only saves time:
 *                without it, or where it is damaged, the steps before are done again, which gives
 *                the same bits
 * @param left    name under which to leave the model: for the next part, such as
 *                {@link ModelStore#rung}, where null leaves none; of the last part, where null is
 *                {@link ModelStore#trial}
 */
public record Leg(int from, int until, @Nullable String resumed, @Nullable String left) {

    /** The whole training. */
    public static final Leg WHOLE = new Leg(0, 1, null, null);

    /** The whole training, with a name for its model. */
    public static Leg whole(String left) {
        return new Leg(0, 1, null, left);
    }

    public Leg {
        if (until < 1 || from < 0 || from > 0 && from <= until) {
            throw new IllegalArgumentException("""
                    A part of a training goes from 1/%d of the steps to 1/%d: it must begin with \
                    nothing (0) or a smaller share, and end at one of them.""".formatted(from,
                    until));
        }
    }

    /** Whether training goes on after this part. */
    public boolean pauses() {
        return until > 1;
    }

    /** Steps done before this part, of so many in all. */
    public int begin(int steps) {
        return from == 0 ? 0 : Math.ceilDiv(steps, from);
    }

    /** Steps done after this part, of so many in all. */
    public int end(int steps) {
        return Math.ceilDiv(steps, until);
    }
}
