package io.evowire.run.training;

import io.evowire.run.config.StrategyConfig;
import io.evowire.run.store.Donor;
import io.evowire.run.store.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Which possible donors keep their models: those that ended or gave last, {@value #GENERATIONS}
 * generations of them. Parents are mostly among these, so little is trained again, and a search of
 * any length keeps the same number.
 */
final class RecentDonors {

    private static final int GENERATIONS = 4;

    private final int max;
    private final LinkedHashMap<Integer, Boolean> byUse = new LinkedHashMap<>(16, 0.75f, true);

    private RecentDonors(int max) {
        this.max = max;
    }

    /** Those of a search that begins; none where nothing is inherited. */
    static RecentDonors of(StrategyConfig strategy) {
        return new RecentDonors(strategy.inherits()
                ? GENERATIONS * Math.max(strategy.population(), strategy.batch())
                : 0);
    }

    /** A trial has ended: whoever was trained to the end may be a parent, and so a donor. */
    void ended(Trial trial) {
        Donor donor = trial.proposal().donor();
        if (donor != null && contains(donor.trial())) {
            gives(donor.trial());
        }
        if (trial.completed()) {
            gives(trial.number());
        }
    }

    /** A trial's model is there and used: it is the last to be forgotten. */
    void gives(int trial) {
        if (max > 0) {
            byUse.put(trial, true);
        }
    }

    /** Whether a trial keeps its model. */
    boolean contains(int trial) {
        return byUse.containsKey(trial);
    }

    /** Those that keep it no longer: all but the newest few, each told once. */
    List<Integer> retired() {
        List<Integer> oldest = new ArrayList<>(byUse.keySet());
        List<Integer> retired = List.copyOf(oldest.subList(0, Math.max(0, oldest.size() - max)));
        retired.forEach(byUse::remove);
        return retired;
    }
}
