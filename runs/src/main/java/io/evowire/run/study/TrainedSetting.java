package io.evowire.run.study;

import io.evowire.evaluate.Outcome;
import java.util.List;

/**
 * A training that came to its end.
 *
 * @param setting  what was trained, and how
 * @param accuracy of validation, fraction in [0, 1]
 * @param seconds  that it took
 */
public record TrainedSetting<S>(S setting, double accuracy, double seconds) {

    /** Those that came to their end; others, such as diverged ones, have no accuracy. */
    public static <S> List<TrainedSetting<S>> of(List<Trained> trained, Class<S> type) {
        return trained.stream().filter(done -> done.outcome() instanceof Outcome.Completed)
                .map(done -> {
                    var completed = (Outcome.Completed) done.outcome();
                    return new TrainedSetting<>(done.what(type), completed.validationAccuracy(),
                            completed.seconds());
                }).toList();
    }
}
