package io.evowire.run.console;

import io.evowire.run.training.RungStatistics;
import io.evowire.run.training.RungStatistics.Agreement;

/** What the rungs of a run did, as people read it. */
public final class RungsText {

    private RungsText() {}

    /** Adds rows to a table of two columns. */
    public static void rows(RungStatistics rungs, TextTable table) {
        table.row("pruned", saved(rungs));
        for (Agreement step : rungs.steps()) {
            table.row("rung %d to %d".formatted(step.rung(), step.rung() + 1),
                    "rank correlation %.2f over %d trials".formatted(step.correlation(),
                            step.pairs()));
        }
        rungs.warning().ifPresent(warning -> table.row("warning", warning));
    }

    /** In one sentence. */
    static String sentence(RungStatistics rungs) {
        return "Pruned: " + saved(rungs) + "."
                + rungs.warning().map(warning -> "\nWarning: " + warning).orElse("");
    }

    private static String saved(RungStatistics rungs) {
        return "%d at a rung, which saved %.1f trainings; a trial took %.0f %% of one on average"
                .formatted(rungs.pruned().stream().mapToInt(Integer::intValue).sum(),
                        rungs.saved(), 100 * rungs.trained());
    }
}
