package io.evowire.evaluate.train;

import io.evowire.core.statistics.Confusion;
import io.evowire.evaluate.Outcome.EpochResult;
import java.util.List;

/**
 * What a training, or a part of one, gave.
 *
 * @param epochs     one for each epoch that was trained in, the last perhaps in part
 * @param steps      optimisation steps done since the network was new
 * @param seconds    spent on steps and validation in this part
 * @param validation what the validation images are taken for at the end
 */
public record TrainingResult(List<EpochResult> epochs, int steps, double seconds,
        Confusion validation) {

    public TrainingResult {
        epochs = List.copyOf(epochs);
    }

    /** Share of the validation images that are recognised at the end, fraction in [0, 1]. */
    public double validationAccuracy() {
        return validation.accuracy();
    }
}
