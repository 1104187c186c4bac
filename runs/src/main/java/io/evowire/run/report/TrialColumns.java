package io.evowire.run.report;

import io.evowire.core.cost.Cost;
import io.evowire.core.cost.PartCost;
import io.evowire.core.network.Network;
import io.evowire.core.objective.Objective;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.Outcome.EpochResult;
import io.evowire.genome.Genome;
import io.evowire.run.store.Donor;
import io.evowire.run.store.History;
import io.evowire.run.store.RungResult;
import io.evowire.run.store.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All trials by columns, which in JSON take a third of the room of rows. Entries of one index belong to
 * one trial; a value that does not exist is null.
 *
 * @param number      numbers of the trials, ascending
 * @param generation  generation from 1
 * @param state       name of the outcome; {@code PROPOSED} while there is none
 * @param note        what is recorded beside the outcome's name, null where that says all
 * @param accuracy    validation accuracy, fraction in [0, 1]
 * @param macs        multiply-adds
 * @param parameters  trained numbers
 * @param activations elements per image kept for the backward pass
 * @param parts       multiply-adds and trained numbers of each part in turn: stem, stages, head
 * @param depth       convolutions and dense layers on the longest path
 * @param latency     time of inference of a batch, milliseconds; null where not measured
 * @param damage      mean loss of accuracy without one node or edge, at least 0; null where not measured
 * @param seconds     time spent on it
 * @param endedAt     time that all sessions had searched when it ended, seconds
 * @param rung        rung at which it was pruned or waits, from 0; null for all others
 * @param parents     trials it descends from
 * @param donor       whose weights it began with, null if they were fresh
 * @param mutations   names of the changes that led to it
 * @param genome      genome as text
 * @param wiring      wirings of its stages, see {@link WiringCode}; null where the page had no room
 * @param curve       training loss and validation accuracy of each epoch, in turn; null if not trained,
 *                    or where the page had no room.
 *                    Its first points are those of the rungs, see {@link CurvePoints}
 */
public record TrialColumns(List<Integer> number, List<Integer> generation, List<String> state,
        List<@Nullable String> note, List<@Nullable Double> accuracy, List<Long> macs,
        List<Long> parameters, List<Long> activations, List<List<Long>> parts, List<Integer> depth,
        List<@Nullable Double> latency, List<@Nullable Double> damage,
        List<@Nullable Double> seconds, List<@Nullable Double> endedAt,
        List<@Nullable Integer> rung, List<List<Integer>> parents, List<@Nullable Donor> donor,
        List<List<String>> mutations,
        List<String> genome,
        List<@Nullable List<String>> wiring, List<@Nullable List<Double>> curve) {

    /**
     * What the largest columns of all trials may take, in characters. Beyond it networks of less interest go
     * without.
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
     * @param networks decodes one
     * @param foremost numbers of the trials that get room before all others, in this order
     * @param room     what the wirings and curves may take
     */
    static TrialColumns of(History history, List<Genome> genomes,
            Function<Genome, Network> networks, List<Integer> foremost, Room room) {
        List<Trial> trials = history.trials();
        return new TrialColumns(column(trials, Trial::number),
                column(trials, trial -> trial.proposal().generation()),
                column(trials, Trial::state), column(trials, trial -> note(trial, history)),
                column(trials, trial -> Decimals.round(trial.accuracy(), 6)),
                costs(trials, Cost::macs), costs(trials, Cost::parameters),
                costs(trials, Cost::activations), parts(genomes, networks),
                costs(trials, Cost::depth),
                column(trials, trial -> Decimals.round(trial.value(Objective.LATENCY), 4)),
                column(trials, trial -> Decimals.round(trial.value(Objective.DAMAGE), 6)),
                column(trials, trial -> Decimals.round(trial.seconds(), 2)),
                column(trials, trial -> Decimals.round(history.endedAt(trial.number()), 1)),
                column(trials, trial -> rung(trial, history)),
                column(trials, trial -> trial.proposal().parents()),
                column(trials, trial -> trial.proposal().donor()),
                column(trials, trial -> trial.proposal().mutations()),
                column(trials, trial -> trial.proposal().genome()),
                within(room.wirings(), genomes.stream().map(TrialColumns::wirings).toList(),
                        trials, foremost),
                within(room.curves(), column(trials, trial -> curve(trial, history)), trials,
                        foremost));
    }

    private static List<List<Long>> parts(List<Genome> genomes,
            Function<Genome, Network> networks) {
        return genomes.stream().map(networks).map(network -> PartCost.of(network).stream()
                .flatMap(part -> Stream.of(part.macs(), part.parameters())).toList()).toList();
    }

    private static <T> List<T> costs(List<Trial> trials, Function<Cost, T> value) {
        return column(trials, trial -> value.apply(trial.proposal().cost()));
    }

    // List.copyOf would refuse the nulls.
    private static <T extends @Nullable Object> List<T> column(List<Trial> trials,
            Function<Trial, T> value) {
        return trials.stream().map(value).collect(Collectors.toCollection(ArrayList::new));
    }

    private static @Nullable String note(Trial trial, History history) {
        List<RungResult> rungs = history.rungs(trial.number());
        String text = trial.outcome().isEmpty() && !rungs.isEmpty()
                ? "was trained to rung %d: %.2f %%".formatted(rungs.getLast().rung(),
                        100 * rungs.getLast().accuracy())
                : OutcomeCount.text(trial);
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Integer rung(Trial trial, History history) {
        List<RungResult> rungs = history.rungs(trial.number());
        return trial.completed() || rungs.isEmpty() ? null : (Integer) rungs.getLast().rung();
    }

    private static List<String> wirings(Genome genome) {
        return genome.stages().stream().map(stage -> WiringCode.of(stage.wiring())).toList();
    }

    // What has no room any more becomes null.
    private static <T> List<@Nullable List<T>> within(int room, List<@Nullable List<T>> column,
            List<Trial> trials, List<Integer> foremost) {
        Map<Integer, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < trials.size(); i++) {
            places.put(trials.get(i).number(), i);
        }
        var order = new LinkedHashSet<Integer>();
        foremost.forEach(number -> order.add(places.get(number)));
        order.addAll(places.values());
        List<@Nullable List<T>> kept = new ArrayList<>(Collections.nCopies(column.size(), null));
        var left = new FirstThatFit(room);
        for (int place : order) {
            List<T> value = column.get(place);
            if (value != null) {
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
