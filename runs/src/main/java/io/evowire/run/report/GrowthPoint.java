package io.evowire.run.report;

import io.evowire.run.problem.FitnessScale;
import io.evowire.run.store.History;
import io.evowire.run.store.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How good the front was at one moment of a search.
 *
 * @param trainings   trials that had ended
 * @param seconds     time that all sessions had searched
 * @param hypervolume fraction in [0, 1] of the box below the reference point
 * @param best        highest accuracy so far, fraction in [0, 1]
 */
public record GrowthPoint(int trainings, double seconds, double hypervolume, double best) {

    /** The moments at which the front changed, and the last one. */
    static List<GrowthPoint> of(History history, FitnessScale scale) {
        List<Trial> ended = history.trials().stream()
                .filter(trial -> history.endedAt(trial.number()).isPresent())
                .sorted(Comparator.comparingDouble(trial -> time(history, trial))).toList();
        List<GrowthPoint> points = new ArrayList<>();
        List<Trial> front = List.of();
        double best = 0;
        for (int i = 0; i < ended.size(); i++) {
            Trial trial = ended.get(i);
            boolean last = i == ended.size() - 1;
            boolean enters = enters(trial, front, scale);
            if (trial.completed()) { // on the front or not: accuracy need not be an objective
                best = Math.max(best, trial.accuracy().orElseThrow());
            }
            if (enters) {
                List<Trial> candidates = new ArrayList<>(front);
                candidates.add(trial);
                front = scale.front(candidates);
            }
            if (enters || last) {
                points.add(new GrowthPoint(i + 1, Decimals.round(time(history, trial), 1),
                        Decimals.round(scale.hypervolume(front), 6), best));
            }
        }
        return points;
    }

    // What is dominated, or only as good, changes nothing: the volume need not be computed again.
    private static boolean enters(Trial trial, List<Trial> front, FitnessScale scale) {
        return scale.hasAll(trial) && front.stream().noneMatch(
                other -> scale.of(other).dominance(scale.of(trial)) > 0
                        || scale.of(other).equals(scale.of(trial)));
    }

    private static double time(History history, Trial trial) {
        return history.endedAt(trial.number()).orElseThrow();
    }
}
