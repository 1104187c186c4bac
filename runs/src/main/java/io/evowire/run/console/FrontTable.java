package io.evowire.run.console;

import io.evowire.core.objective.Objective;
import io.evowire.run.reading.RunReading;
import io.evowire.run.store.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The Pareto front as people read it. */
final class FrontTable {

    /** What stands in every such table. */
    private static final List<Objective> ALWAYS = List.of(Objective.ACCURACY, Objective.MACS,
            Objective.PARAMETERS);

    private FrontTable() {}

    /**
     * The front of a run with a column for each of these objectives, and what is believed of each
     * network where it is read by that.
     */
    static String of(RunReading reading, List<Objective> objectives) {
        List<Objective> shown = Stream.concat(ALWAYS.stream(), objectives.stream()).distinct()
                .toList();
        boolean believed = !reading.beliefs().isEmpty();
        var table = new TextTable(Stream.of(Stream.of("trial"),
                believed ? Stream.of("mean", "sd") : Stream.<String>of(),
                shown.stream().map(Objective::word), Stream.of("genome"))
                .flatMap(words -> words).toArray(String[]::new));
        for (Trial trial : reading.front()) {
            var values = new ArrayList<Object>(List.of(trial.number()));
            reading.belief(trial).ifPresent(belief -> values.addAll(List.of(
                    Figures.percent(belief.mean()), Figures.percent(belief.deviation()))));
            shown.forEach(objective -> values.add(text(objective, trial.value(objective))));
            values.add(trial.proposal().genome());
            table.row(values.toArray());
        }
        return table.toString();
    }

    private static String text(Objective objective, OptionalDouble value) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (objective) {
            case ACCURACY, BALANCED_ACCURACY, AUPRC, DAMAGE -> Figures.percent(value.getAsDouble());
            case MACS, PARAMETERS, ACTIVATIONS, DEPTH, EDGES -> Figures.count(value.getAsDouble());
            case LATENCY -> MeasurementText.milliseconds(value.getAsDouble());
        };
    }
}
