package io.evowire.run.console;

import io.evowire.run.repeat.FrontEstimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What repeats say of the front, as people read it. */
public final class EstimateTable {

    private EstimateTable() {}

    /** A table behind an empty line; nothing where nothing was trained again. */
    public static String of(List<FrontEstimate> estimates) {
        if (estimates.isEmpty()) {
            return "";
        }
        var table = new TextTable("trial", "repeats of", "times", "validation", "sd", "on front",
                "test", "sd");
        for (FrontEstimate estimate : estimates) {
            table.row(estimate.trial(), kind(estimate), estimate.repeats(),
                    Figures.percent(estimate.mean()), percent(estimate.deviation()),
                    percent(estimate.onFront()), percent(estimate.testMean()),
                    percent(estimate.testDeviation()));
        }
        return "\n" + table;
    }

    /** Such as {@code instance}, or {@code setting, 20 epochs, 1 failed}. */
    public static String kind(FrontEstimate estimate) {
        return estimate.kind()
                + (estimate.failed() == 0 ? "" : ", " + estimate.failed() + " failed");
    }

    /** In one line. */
    public static String line(FrontEstimate estimate) {
        return "%d times: validation %s%s%s%s".formatted(estimate.repeats(),
                Figures.percent(estimate.mean()), spread(estimate.deviation()),
                estimate.testMean() == null
                        ? ""
                        : ", test " + percent(estimate.testMean())
                                + spread(estimate.testDeviation()),
                estimate.onFront() == null
                        ? ""
                        : ", really on the front with probability "
                                + percent(estimate.onFront()));
    }

    private static String spread(@Nullable Double deviation) {
        return deviation == null ? "" : " (sd " + percent(deviation) + ")";
    }

    private static String percent(@Nullable Double fraction) {
        return fraction == null ? "" : Figures.percent(fraction);
    }
}
