package io.evowire.evaluate.gpu.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The ints that kernels look things up in: tasks, records of edges and readers, groups. */
final class Tables {

    private int[] ints = new int[1 << 12];
    private int size;

    /** A task with these fields, the others 0; tells where it begins. */
    int task(Map<TaskField, Integer> fields) {
        int begin = size;
        int[] task = new int[TaskField.COUNT];
        fields.forEach((field, value) -> task[field.ordinal()] = value);
        add(task);
        return begin;
    }

    /** Records, one after another; tells where they begin. */
    int records(List<int[]> records) {
        int begin = size;
        records.forEach(this::add);
        return begin;
    }

    void add(int... values) {
        if (size + values.length > ints.length) {
            ints = Arrays.copyOf(ints, Math.max(2 * ints.length, size + values.length));
        }
        System.arraycopy(values, 0, ints, size, values.length);
        size += values.length;
    }

    /** Number of ints. */
    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(ints, size);
    }
}
