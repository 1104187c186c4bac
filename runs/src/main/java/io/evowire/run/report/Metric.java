package io.evowire.run.report;

import io.evowire.core.objective.Objective;
import io.evowire.run.store.Trial;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Values of completed trials in one objective, as an axis of a chart has them. */
record Metric(Objective objective) {

    /** Every axis that a chart may have. */
    static final List<Metric> ALL = List.of(Objective.values()).stream().map(Metric::new).toList();

    /** Name in the page. */
    String name() {
        return objective.word();
    }

    /** The value of a completed trial, null if it was not measured. */
    @Nullable
    Double of(Trial trial) {
        OptionalDouble value = trial.value(objective);
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }

    /** The range worth looking at: costs are spread over orders of magnitude, fractions are not. */
    RobustRange range(List<Trial> completed) {
        double[] values = completed.stream().map(trial -> trial.value(objective))
                .flatMapToDouble(OptionalDouble::stream).toArray();
        return switch (objective) {
            case ACCURACY, BALANCED_ACCURACY, AUPRC, DAMAGE -> RobustRange.of(values);
            case MACS, PARAMETERS, ACTIVATIONS, DEPTH, EDGES, LATENCY ->
                RobustRange.ofMagnitudes(values);
        };
    }
}
