package io.evowire.run.report;

import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.Trial;
import io.evowire.run.training.RungStatistics;
import io.evowire.run.training.RungStatistics.Agreement;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the rungs of a run did.
 *
 * @param rungs      all of them, the whole recipe last
 * @param trained    share of a whole training that each trial took on average
 * @param saved      trainings of the whole recipe that pruning saved
 * @param agreements how far consecutive rungs put trials in the same order
 * @param warning    what to be told if pruning is unreliable here, else null
 */
public record RungLadder(List<Rung> rungs, double trained, double saved,
        List<Agreement> agreements, @Nullable String warning) {

    /**
     * One rung.
     *
     * @param share   of the recipe's optimisation steps, in (0, 1]
     * @param reached trials that were trained to it
     * @param pruned  trials that ended there
     */
    public record Rung(double share, int reached, int pruned) {}

    public RungLadder {
        rungs = List.copyOf(rungs);
        agreements = List.copyOf(agreements);
    }

    /** Of a run; null where its configuration prunes nothing. */
    static @Nullable RungLadder of(Run run, History history) {
        return RungStatistics.of(run.config().strategy().rungs(), history)
                .map(statistics -> new RungLadder(
                        IntStream.rangeClosed(0, run.config().strategy().rungs().last())
                                .mapToObj(rung -> rung(rung, run, history, statistics)).toList(),
                        statistics.trained(), statistics.saved(), statistics.steps(),
                        statistics.warning().orElse(null)))
                .orElse(null);
    }

    private static Rung rung(int rung, Run run, History history, RungStatistics statistics) {
        var rungs = run.config().strategy().rungs();
        boolean last = rung == rungs.last();
        return new Rung(1.0 / rungs.divisor(rung),
                (int) history.trials().stream()
                        .filter(trial -> last
                                ? trial.completed()
                                : reached(trial, rung, history))
                        .count(),
                last ? 0 : statistics.pruned().get(rung));
    }

    private static boolean reached(Trial trial, int rung, History history) {
        return history.rungs(trial.number()).stream().anyMatch(result -> result.rung() == rung);
    }
}
