package io.evowire.run.config;

import io.evowire.run.config.RepeatsConfig.Question;

/**
 * What repeats must share to be compared with each other.
 *
 * @param of     what was varied
 * @param epochs passes over the training split, 0 for those of the recipe
 */
public record RepeatKind(Question of, int epochs) {

    /** Such as {@code instance}, or {@code setting, 20 epochs}. */
    @Override
    public String toString() {
        return of + (epochs == 0 ? "" : ", " + epochs + " epochs");
    }
}
