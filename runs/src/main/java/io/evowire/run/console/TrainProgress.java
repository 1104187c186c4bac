package io.evowire.run.console;

import io.evowire.evaluate.Outcome.EpochResult;
import io.evowire.evaluate.train.TrainingProgress;
import java.util.Locale;

/** Progress of one training on standard error. */
public final class TrainProgress implements TrainingProgress, AutoCloseable {

    private final BarOrLines shown;
    private final Pace pace = new Pace("steps", 0);
    private double best = Double.NaN;

    /**
     * Progress.
     *
     * @param steps how many there will be, or -1 as long as that is not known
     */
    public TrainProgress(int steps, Commentary commentary) {
        shown = new BarOrLines("train", steps, commentary);
    }

    @Override
    public void step(int step, int steps, double loss) {
        tell(step, steps, String.format(Locale.ROOT, "loss %.4f  ", loss));
    }

    /** The same of a training in another process, which does not tell its loss. */
    public void step(int step, int steps) {
        tell(step, steps, "");
    }

    private void tell(int step, int steps, String loss) {
        String message = loss
                + (Double.isNaN(best) ? "" : "best %s  ".formatted(Figures.percent(best)))
                + pace.words(step, steps);
        shown.tell(step, steps, "step %d of %d".formatted(step, steps), message, false);
    }

    @Override
    public void epoch(int epoch, EpochResult result) {
        best = Math.max(Double.isNaN(best) ? 0 : best, result.validationAccuracy());
        shown.say(String.format(Locale.ROOT, "epoch %d: loss %.4f, validation %s", epoch + 1,
                result.trainingLoss(), Figures.percent(result.validationAccuracy())));
    }

    @Override
    public void close() {
        shown.close();
    }
}
