package io.evowire.run.status;

import io.evowire.run.store.History;
import io.evowire.run.store.Training;

/**
 * What a run has spent.
 *
 * @param trials          that have ended
 * @param trainingSeconds time that workers spent on trainings, those at rungs and repeats included;
 *                        without trainings that failed, whose time is not recorded
 * @param wallSeconds     time that all sessions worked; of one that runs or was killed, until it
 *                        recorded something last
 */
public record Spend(int trials, double trainingSeconds, double wallSeconds) {

    static Spend of(History history) {
        return new Spend(history.ended(),
                history.trainings().stream().mapToDouble(Training::seconds).sum(),
                history.seconds());
    }
}
