package io.evowire.run.cli;

import io.evowire.run.store.Trial;
import java.util.List;

/** The Pareto front as people read it. */
final class FrontTable {

    private FrontTable() {}

    static String of(List<Trial> front) {
        var table = new TextTable("trial", "accuracy", "macs", "parameters", "genome");
        for (Trial trial : front) {
            table.row(trial.number(), Figures.percent(trial.accuracy()),
                    Figures.count(trial.proposal().cost().macs()),
                    Figures.count(trial.proposal().cost().parameters()),
                    trial.proposal().genome());
        }
        return table.toString();
    }
}
