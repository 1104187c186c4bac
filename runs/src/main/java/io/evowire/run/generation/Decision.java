package io.evowire.run.generation;

import io.evowire.run.store.Generation;
import java.util.List;
import java.util.Optional;

/**
 * What a search decided on for a generation.
 *
 * @param generation what it asks for
 * @param fresh      its new trials, by ascending number
 * @param cut        whether it ends before a new trial that the budget did not allow
 */
public record Decision(Generation generation, List<NewTrial> fresh, boolean cut) {

    public Decision {
        fresh = List.copyOf(fresh);
    }

    /** What is recorded of the generation; empty if it was cut off. */
    public Optional<Generation> whole() {
        return cut ? Optional.empty() : Optional.of(generation);
    }
}
