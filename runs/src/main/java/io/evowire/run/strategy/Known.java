package io.evowire.run.strategy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keys of the networks that a search has let through so far; a value. Kept in layers, each more
 * than twice as large as the next, so that adding to it copies little.
 */
record Known(List<Set<String>> layers) {

    /** Nothing. */
    static final Known NONE = new Known(List.of());

    Known {
        layers = List.copyOf(layers);
    }

    /** Whether a key is among these. */
    boolean contains(String key) {
        return layers.stream().anyMatch(layer -> layer.contains(key));
    }

    /** These, and what was let through of a generation. */
    Known plus(List<Told> told) {
        Set<String> newest = new HashSet<>();
        told.stream().filter(Told::screened)
                .forEach(answer -> newest.add(answer.trial().proposal().key()));
        if (newest.isEmpty()) {
            return this;
        }
        List<Set<String>> kept = new ArrayList<>(layers);
        while (!kept.isEmpty() && kept.getLast().size() <= 2 * newest.size()) {
            newest.addAll(kept.removeLast());
        }
        kept.add(newest);
        return new Known(kept);
    }
}
