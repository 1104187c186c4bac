package io.evowire.run.cluster.spark;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** How far the works of a try are, of those that went on since somebody asked. */
final class NewSteps {

    private final Map<Integer, Told.Step> newest = new TreeMap<>(); // of works; guarded by this

    /** A work went on. */
    synchronized void add(Told.Step step) {
        newest.put(step.work(), step);
    }

    /** The newest step of each work that went on since the last call, in their order. */
    synchronized ArrayList<Told.Step> take() {
        var taken = new ArrayList<>(newest.values());
        newest.clear();
        return taken;
    }
}
