package io.evowire.evaluate.train;

import io.evowire.evaluate.Outcome.EpochResult;
import java.util.List;

/**
 * What a training, or a part of one, gave.
 *
 * @param epochs             one for each epoch that was trained in, the last perhaps in part
 * @param steps              optimisation steps done since the network was new
 * @param seconds            spent on steps and validation in this part
 * @param validationAccuracy fraction in [0, 1] at the end
 */
public record TrainingResult(List<EpochResult> epochs, int steps, double seconds,
        double validationAccuracy) {

    public TrainingResult {
        epochs = List.copyOf(epochs);
    }
}
