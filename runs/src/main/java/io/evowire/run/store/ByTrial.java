package io.evowire.run.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was recorded of trials, for each in the order in which it was. */
final class ByTrial<T> {

    private final Map<Integer, List<T>> recorded = new HashMap<>();

    void add(int trial, T value) {
        recorded.computeIfAbsent(trial, number -> new ArrayList<>()).add(value);
    }

    boolean isEmpty() {
        return recorded.isEmpty();
    }

    List<T> of(int trial) {
        return List.copyOf(recorded.getOrDefault(trial, List.of()));
    }
}
