package io.evowire.run.study.comparison;

import io.evowire.run.config.RepeatKind;

/**
 * How every member of a front was trained again. Only fronts that share it compare: the more
 * repeats, the less luck is left in the best of them.
 *
 * @param kind  of the repeats
 * @param times repeats of each member that were trained to the end, at least 1
 */
record RepeatedFront(RepeatKind kind, int times) {

    /** Such as {@code instance, 5 times}. */
    @Override
    public String toString() {
        return "%s, %d times".formatted(kind, times);
    }
}
