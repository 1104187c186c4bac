package io.evowire.run.report;

import com.fasterxml.jackson.annotation.JsonValue;
import io.evowire.core.cost.PartCost;
import io.evowire.core.network.Network;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.Outcome.EpochResult;
import io.evowire.genome.Genome;
import io.evowire.run.export.TrialField;
import io.evowire.run.problem.Run;
import io.evowire.run.reading.Beliefs;
import io.evowire.run.reading.RunReading;
import io.evowire.run.store.History;
import io.evowire.run.store.RungResult;
import io.evowire.run.store.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All trials by columns, which in JSON take a third of the room of rows: for each name the values
 * of all trials in turn, null where there is none. First come the fields that {@link TrialField}
 * names for the page, then what only the page shows:
 * <ul>
 * <li>{@code note}: what is recorded beside the outcome's name, where that does not say all;
 * <li>{@code parts}: multiply-adds and trained numbers of each part in turn: stem, stages, head;
 * <li>{@code endedAt}: time that all sessions had searched when it ended, seconds;
 * <li>{@code wiring}: wirings of its stages, see {@link WiringCode}, where the page has room;
 * <li>{@code links}: in spaces with links, those of its network: stage and node that each comes
 * from, stage and node that it leads to, in turn;
 * <li>{@code curve}: training loss and validation accuracy of each epoch in turn, where it was
 * trained and the page has room. Its first points are those of the rungs, see {@link CurvePoints};
 * <li>{@code hosts}: where clusters trained, the machines of those that trained it.
 * </ul>
 * The page reads each under the name that it has here.
 *
 * @param byName the columns
 */
public record TrialColumns(@JsonValue Map<String, List<@Nullable Object>> byName) {

    public TrialColumns {
        // Map.copyOf would lose the order.
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** The column of this name. */
    List<@Nullable Object> column(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }

    /**
     * What the largest columns of all trials may take, in characters. Beyond it networks of less
     * interest go without.
     *
     * @param wirings of all trials
     * @param curves  of all trials
     */
    record Room(int wirings, int curves) {

        /** Enough for thousands of trials, and for a page of some megabytes. */
        static final Room OF_A_PAGE = new Room(3 << 20, 3 << 19);
    }

    /**
     * The columns of all trials of a run.
     *
     * @param genomes  genome of each trial
     * @param foremost numbers of the trials that get room before all others, in this order
     * @param room     what the wirings and curves may take
     */
    static TrialColumns of(Run run, History history, List<Genome> genomes,
            List<Integer> foremost, Room room) {
        List<Trial> trials = history.trials();
        Beliefs beliefs = RunReading.of(run.factory(), history).beliefs();
        Map<String, List<@Nullable Object>> columns = new LinkedHashMap<>();
        TrialField.of(TrialField.Place.PAGE, run.config(), trials)
                .forEach(field -> columns.put(field.word(), column(trials,
                        trial -> field.shortened(run.config(), trial,
                                beliefs.of(trial.number())))));
        columns.put("note", column(trials, trial -> note(trial, history)));
        columns.put("parts", column(genomes, genome -> parts(run.factory().network(genome))));
        columns.put("endedAt", column(trials,
                trial -> Decimals.round(history.endedAt(trial.number()), 1)));
        columns.put("wiring", within(room.wirings(), column(genomes, TrialColumns::wirings),
                trials, foremost));
        if (run.config().space().hasLinks()) {
            columns.put("links", within(room.wirings(), column(genomes, TrialColumns::links),
                    trials, foremost));
        }
        columns.put("curve", within(room.curves(),
                column(trials, trial -> curve(trial, history)), trials, foremost));
        if (trials.stream().anyMatch(trial -> !history.trainedAt(trial.number()).isEmpty())) {
            columns.put("hosts", column(trials, trial -> history.trainedAt(trial.number())));
        }
        return new TrialColumns(columns);
    }

    private static List<Long> parts(Network network) {
        return PartCost.of(network).stream()
                .flatMap(part -> Stream.of(part.macs(), part.parameters())).toList();
    }

    // List.copyOf would refuse the nulls.
    private static <S> List<@Nullable Object> column(List<S> sources,
            Function<S, @Nullable Object> value) {
        return sources.stream().map(value).collect(Collectors.toCollection(ArrayList::new));
    }

    private static @Nullable String note(Trial trial, History history) {
        List<RungResult> rungs = history.rungs(trial.number());
        String text = trial.outcome().isEmpty() && !rungs.isEmpty()
                ? "was trained to rung %d: %.2f %%".formatted(rungs.getLast().rung(),
                        100 * rungs.getLast().accuracy())
                : OutcomeCount.text(trial);
        return text.isEmpty() ? null : text;
    }

    private static List<String> wirings(Genome genome) {
        return genome.stages().stream().map(stage -> WiringCode.of(stage.wiring())).toList();
    }

    private static List<Integer> links(Genome genome) {
        return genome.links(genome.wirings()).stream().flatMap(
                link -> Stream.of(link.fromStage(), link.from(), link.toStage(), link.to()))
                .toList();
    }

    // What has no room any more becomes null.
    private static List<@Nullable Object> within(int room, List<@Nullable Object> column,
            List<Trial> trials, List<Integer> foremost) {
        Map<Integer, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < trials.size(); i++) {
            places.put(trials.get(i).number(), i);
        }
        var order = new LinkedHashSet<Integer>();
        foremost.forEach(number -> order.add(places.get(number)));
        order.addAll(places.values());
        List<@Nullable Object> kept = new ArrayList<>(Collections.nCopies(column.size(), null));
        var left = new FirstThatFit(room);
        for (int place : order) {
            if (column.get(place) instanceof List<?> value) {
                int length = value.stream().mapToInt(part -> part.toString().length() + 1).sum();
                kept.set(place, left.takes(length) ? value : null);
            }
        }
        return kept;
    }

    private static @Nullable List<Double> curve(Trial trial, History history) {
        List<EpochResult> points = trial.outcome()
                .orElse(null) instanceof Outcome.Completed completed
                        ? completed.curve()
                        : history.rungs(trial.number()).stream()
                                .flatMap(rung -> rung.curve().stream()).toList();
        return points.isEmpty()
                ? null
                : points.stream().flatMap(point -> Stream.of(
                        Decimals.round(point.trainingLoss(), 4),
                        Decimals.round(point.validationAccuracy(), 4))).toList();
    }
}
