package io.evowire.evaluate.gpu.plan;

import java.util.Comparator;

/**
 * A kernel's work for one task.
 *
 * @param slot   what is in the same slot for the same kernel is launched together; slots follow one
 *               another
 * @param kernel what is computed
 * @param task   where the task begins in the tables
 * @param groups into how many groups it is cut
 */
record Work(int slot, PlanKernel kernel, int task, int groups) {

    /** In the order of launches. */
    static final Comparator<Work> ORDER = Comparator.comparingInt(Work::slot)
            .thenComparing(Work::kernel);
}
