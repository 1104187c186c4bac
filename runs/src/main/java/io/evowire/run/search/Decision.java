package io.evowire.run.search;

import io.evowire.run.store.Generation;
import java.util.List;

/**
 * What a search decided on for a generation.
 *
 * @param generation what is recorded of it, if it is whole
 * @param fresh      its new trials, by ascending number
 * @param cut        whether it ends before a new trial that the budget did not allow
 */
public record Decision(Generation generation, List<NewTrial> fresh, boolean cut) {

    public Decision {
        fresh = List.copyOf(fresh);
    }
}
