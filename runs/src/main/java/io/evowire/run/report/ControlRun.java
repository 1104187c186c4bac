package io.evowire.run.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.core.objective.Objective;
import io.evowire.run.UserException;
import io.evowire.run.json.Json;
import io.evowire.run.problem.FitnessScale;
import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Another run to compare with, such as one that draws all networks at random.
 *
 * @param name   name of its directory
 * @param values of each completed trial by name of the objective, in the order of the trials; null
 *               where it was not measured
 * @param ranges by name of the objective, what its axis shows of them unless asked for all
 * @param growth how its front grew, on the scale of the run it is compared with
 */
public record ControlRun(String name, Map<String, List<@Nullable Double>> values,
        Map<String, RobustRange> ranges, List<GrowthPoint> growth) {

    /**
     * A control of a run.
     *
     * @throws UserException if the two learn from different data or by different recipes, which
     *                       would make their accuracies incomparable, or if latency or damage is an
     *                       objective of one of them only
     */
    public static ControlRun of(Run control, History history, Run run) {
        String name = control.files().directory().toAbsolutePath().normalize().getFileName()
                .toString();
        require("data set", control.record().dataFingerprint(), run.record().dataFingerprint());
        require("recipe", control.config().recipe(), run.config().recipe());
        require("set of measured objectives", measured(control), measured(run));
        if (!measured(run).isEmpty()) {
            require("way to measure " + words(run), control.config().measurementPlan(),
                    run.config().measurementPlan());
        }
        List<Trial> completed = history.trials().stream().filter(Trial::completed).toList();
        return new ControlRun(name,
                Metric.ALL.stream().collect(Collectors.toMap(Metric::name,
                        metric -> values(completed, metric))),
                Metric.ALL.stream().collect(Collectors.toMap(Metric::name,
                        metric -> metric.range(completed))),
                GrowthPoint.of(history, FitnessScale.of(run.factory())));
    }

    /**
     * The control that was kept with a run, if any; it tells no more than when it was given.
     */
    static Optional<ControlRun> kept(Run run) throws IOException {
        return run.control().content().map(ControlRun::read);
    }

    // By hand: the program's reading of JSON refuses lists with nulls.
    private static ControlRun read(JsonNode content) {
        Map<String, List<@Nullable Double>> values = new LinkedHashMap<>();
        Map<String, RobustRange> ranges = new LinkedHashMap<>();
        List<GrowthPoint> growth = new ArrayList<>();
        content.get("values").properties().forEach(metric -> {
            List<@Nullable Double> column = new ArrayList<>();
            metric.getValue().forEach(
                    value -> column.add(value.isNull() ? null : (Double) value.asDouble()));
            values.put(metric.getKey(), column);
        });
        content.get("ranges").properties().forEach(range -> ranges.put(range.getKey(),
                Json.bind(range.getValue(), RobustRange.class)));
        content.get("growth")
                .forEach(point -> growth.add(Json.bind(point, GrowthPoint.class)));
        return new ControlRun(content.get("name").asText(), values, ranges, growth);
    }

    private static List<Objective> measured(Run run) {
        return run.config().objectives().stream().filter(Objective::isMeasured).toList();
    }

    private static String words(Run run) {
        return measured(run).stream().map(Objective::word).collect(Collectors.joining(" and "));
    }

    // List.copyOf would refuse the nulls.
    private static List<@Nullable Double> values(List<Trial> completed, Metric metric) {
        List<@Nullable Double> values = new ArrayList<>();
        completed.forEach(trial -> values.add(metric.of(trial)));
        return values;
    }

    private static void require(String what, Object control, Object run) {
        if (!control.equals(run)) {
            throw new UserException("""
                    The control has another %s than the run: %s, not %s. Compare with a run of the \
                    same data, recipe and measured objectives.""".formatted(what, control, run));
        }
    }
}
