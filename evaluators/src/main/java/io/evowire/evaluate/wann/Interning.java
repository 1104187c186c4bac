package io.evowire.evaluate.wann;

import java.util.Arrays;

/** Gives equal lists of numbers the same number, in the order in which they first came. */
final class Interning {

    private static final int MIXER = 0x9E3779B9; // 2^32 / golden ratio: spreads what follows

    /** The lists, one after the other: list i is from {@code first[i]} to {@code first[i + 1]}. */
    int[] values = new int[64];
    int[] first = new int[16];

    private int[] table = new int[32]; // number + 1 of a list, 0 where there is none
    private int size;

    /** Number of different lists. */
    int size() {
        return size;
    }

    /** The number of the list that is the first some values of an array. */
    int of(int[] list, int length) {
        int place = place(list, length, table);
        if (table[place] == 0) {
            append(list, length);
            if (2 * size > table.length) {
                grow();
            } else {
                table[place] = size;
            }
            return size - 1;
        }
        return table[place] - 1;
    }

    private int place(int[] list, int length, int[] within) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ list[i]) * MIXER;
            hash ^= hash >>> 15;
        }
        int place = hash & within.length - 1;
        while (within[place] != 0 && !isEqual(within[place] - 1, list, length)) {
            place = place + 1 & within.length - 1;
        }
        return place;
    }

    private boolean isEqual(int number, int[] list, int length) {
        return Arrays.equals(values, first[number], first[number + 1], list, 0, length);
    }

    private void append(int[] list, int length) {
        int from = first[size];
        if (from + length > values.length) {
            values = Arrays.copyOf(values, Math.max(2 * values.length, from + length));
        }
        if (size + 2 > first.length) {
            first = Arrays.copyOf(first, 2 * first.length);
        }
        System.arraycopy(list, 0, values, from, length);
        first[++size] = from + length;
    }

    private void grow() {
        table = new int[2 * table.length];
        for (int number = 0; number < size; number++) {
            int[] list = Arrays.copyOfRange(values, first[number], first[number + 1]);
            table[place(list, list.length, table)] = number + 1;
        }
    }
}
