package io.evowire.run.store;

import io.evowire.evaluate.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * A worker trained something to its end. Trainings that failed are not among these: how long they
 * took is not recorded.
 *
 * @param trial   number of the trial
 * @param phase   what it was for
 * @param endedAt time that all sessions had worked when it ended, seconds
 * @param seconds how long it took
 */
public record Training(int trial, Phase phase, double endedAt, double seconds) {

    /** What a network is trained for. */
    public enum Phase {
        /** To a rung before the last one. */
        RUNG,
        /** From there, or from the beginning, to the end of the recipe. */
        END,
        /** Once more, in a race of the front or after the search. */
        REPEAT,
        /** Once more, because the search asked for a second look. */
        LOOK
    }

    /** From the last rung to the end, where that is how the trial ended. */
    static Optional<Training> of(TrialEnd end, List<RungResult> rungs, double endedAt) {
        return seconds(end.outcome())
                .map(seconds -> new Training(end.trial(), Phase.END, endedAt, Math.max(0,
                        seconds - rungs.stream().mapToDouble(RungResult::seconds).sum())));
    }

    static Training of(RungResult rung, double endedAt) {
        return new Training(rung.trial(), Phase.RUNG, endedAt, rung.seconds());
    }

    static Optional<Training> of(Repeat repeat, double endedAt) {
        return seconds(repeat.outcome())
                .map(seconds -> new Training(repeat.trial(), Phase.REPEAT, endedAt, seconds));
    }

    static Optional<Training> of(SecondLook look, double endedAt) {
        return seconds(look.outcome())
                .map(seconds -> new Training(look.trial(), Phase.LOOK, endedAt, seconds));
    }

    private static Optional<Double> seconds(Outcome outcome) {
        return outcome instanceof Outcome.Completed completed
                ? Optional.of(completed.seconds())
                : Optional.empty();
    }
}
