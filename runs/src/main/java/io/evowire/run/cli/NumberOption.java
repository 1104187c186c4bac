package io.evowire.run.cli;

import io.evowire.run.UserException;

/** Bounds on numbers that are typed. */
final class NumberOption {

    private NumberOption() {}

    /**
     * Refuses a number that is too small.
     *
     * @param option as it is typed, such as {@code --seeds}
     */
    static void atLeast(String option, int least, int value) {
        if (value < least) {
            throw new UserException(
                    "%s must be at least %d, not %d.".formatted(option, least, value));
        }
    }
}
