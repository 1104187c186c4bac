package io.evowire.run.report;

import io.evowire.core.objective.Objective;
import io.evowire.run.store.Trial;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Values of completed trials in one objective, as an axis of a chart has them. */
record Metric(Objective objective) {

    /** Every axis that a chart may have. */
    static final List<Metric> ALL = List.of(Objective.values()).stream().map(Metric::new).toList();

    /** Name in the page. */
    String name() {
        return objective.name().toLowerCase(Locale.ROOT);
    }

    /** The value of a completed trial. */
    double of(Trial trial) {
        return objective.value(trial.accuracy().orElseThrow(), trial.proposal().cost());
    }

    /** The range worth looking at: costs are spread over orders of magnitude, accuracy is not. */
    RobustRange range(List<Trial> completed) {
        DoubleStream values = completed.stream().mapToDouble(this::of);
        return objective.isMaximised()
                ? RobustRange.of(values.toArray())
                : RobustRange.ofMagnitudes(values.toArray());
    }
}
