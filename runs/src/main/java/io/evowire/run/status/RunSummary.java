package io.evowire.run.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.run.config.Budget;
import io.evowire.run.export.TrialDocument;
import io.evowire.run.export.TrialField.Place;
import io.evowire.run.pick.PickFigures;
import io.evowire.run.problem.Run;
import io.evowire.run.reading.RunReading;
import io.evowire.run.repeat.FrontEstimate;
import io.evowire.run.repeat.FrontEstimates;
import io.evowire.run.store.History;
import io.evowire.run.store.Redraws;
import io.evowire.run.store.Session;
import io.evowire.run.store.TrainedOn;
import io.evowire.run.store.Trial;
import io.evowire.run.training.Inherited;
import io.evowire.run.training.RungStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands, as {@code status --json} prints it.
 *
 * @param state       {@code running}, {@code interrupted} (its process died), or why it stopped
 * @param owner       who works on it, or did when it was killed; null where the last one ended in
 *                    good order
 * @param kernels     what trains: {@code onednn}, or {@code stock} layers of DL4J
 * @param device      on what; left out for the processor, as the run was made
 * @param cluster     on whose machines; left out for this one
 * @param workers     how many processes train in the newest session; null where that was not
 *                    recorded
 * @param generation  generation of the newest trial
 * @param trials      counts
 * @param budget      what the newest session works or worked towards
 * @param spent       what is spent of it
 * @param hypervolume of what was observed, fraction in [0, 1] of the box below the reference point
 * @param meanHypervolume of what is believed, the same; left out where the run is read by what was
 *                    observed
 * @param best        most accurate completed trial, as the run is read; null if there is none
 * @param redraws     draws thrown away: infeasible ones, duplicates, and trainings saved by
 *                    recognising these
 * @param rungs       what pruning saved and whether it can be trusted, null where nothing is pruned
 * @param warmStart   how much was taken over from parents, null where nothing is
 * @param seconds     time that all sessions worked
 * @param front       trials on the front by ascending macs
 * @param repeats     what those of them that were trained again came to
 * @param picks       the suggested networks with their tests; left out as long as none of them is
 *                    tested
 */
public record RunSummary(String state, @Nullable RunOwner owner, String kernels,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TrainedOn device,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ClusterSummary cluster,
        @Nullable Integer workers, int generation, Counts trials,
        Budget budget, Spend spent, double hypervolume,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double meanHypervolume,
        @Nullable TrialDocument best, Redraws redraws, @Nullable RungStatistics rungs,
        @Nullable Inherited warmStart, double seconds,
        List<TrialDocument> front, List<FrontEstimate> repeats,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PickFigures> picks) {

    private static final List<String> FAILURES = List.of("DIVERGED", "OUT_OF_MEMORY", "TIMED_OUT",
            "CRASHED", "FAILED");

    /**
     * Numbers of trials.
     *
     * @param failed  ended by the candidate's own failure: neither pruned nor infeasible
     * @param total   all that were decided on
     * @param byState number in each state
     */
    public record Counts(long completed, long failed, long total, Map<String, Long> byState) {}

    /**
     * Where a run stands.
     *
     * @param running whether a living process has it
     * @param owner   as {@link RunOwner#of} tells
     */
    public static RunSummary of(Run run, History history, boolean running,
            @Nullable RunOwner owner) {
        List<Trial> trials = history.trials();
        Map<String, Long> byState = new TreeMap<>();
        trials.forEach(trial -> byState.merge(trial.state(), 1L, Long::sum));
        long completed = byState.getOrDefault("COMPLETED", 0L);
        long failed = FAILURES.stream().mapToLong(s -> byState.getOrDefault(s, 0L)).sum();
        RunReading reading = RunReading.of(run.factory(), history);
        Function<Trial, TrialDocument> told = trial -> TrialDocument.of(Place.STATUS,
                run.config(), trial, reading.belief(trial));
        return new RunSummary(history.state(running), owner,
                run.kernels(), run.device(), ClusterSummary.of(history, running).orElse(null),
                history.session().map(Session::workers).orElse(null),
                history.generation(),
                new Counts(completed, failed, trials.size(), byState),
                run.config().budget(), Spend.of(history), reading.hypervolume(),
                reading.meanHypervolume().orElse(null),
                reading.best().map(told).orElse(null),
                history.redraws(),
                RungStatistics.of(run.config().strategy().rungs(), history).orElse(null),
                Inherited.of(run, trials).orElse(null), history.seconds(),
                reading.front().stream().map(told).toList(),
                FrontEstimates.of(run.factory(), history),
                PickFigures.of(run.factory(), history));
    }
}
