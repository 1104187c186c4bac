package io.evowire.run.console;

import io.evowire.evaluate.Outcome.EpochResult;
import io.evowire.evaluate.train.TrainingProgress;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;

/** Progress of one training on standard error. */
public final class TrainProgress implements TrainingProgress, AutoCloseable {

    private static final long LINE_NANOS = 10_000_000_000L;

    private final Commentary commentary;
    private final Pace pace = new Pace("steps", 0);
    private Optional<ProgressBar> bar;
    private long lastLine = System.nanoTime();
    private double best = Double.NaN;

    /**
     * Progress.
     *
     * @param steps how many there will be, or -1 as long as that is not known
     */
    public TrainProgress(int steps, Commentary commentary) {
        this.commentary = commentary;
        bar = commentary.bar("train", steps);
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
        if (bar.isPresent()) {
            bar.get().maxHint(steps).stepTo(step);
            bar.get().setExtraMessage(message);
        } else if (System.nanoTime() - lastLine >= LINE_NANOS) {
            lastLine = System.nanoTime();
            commentary.say("step %d of %d  %s".formatted(step, steps, message));
        }
    }

    @Override
    public void epoch(int epoch, EpochResult result) {
        best = Math.max(Double.isNaN(best) ? 0 : best, result.validationAccuracy());
        if (bar.isEmpty()) {
            commentary.say(String.format(Locale.ROOT, "epoch %d: loss %.4f, validation %s",
                    epoch + 1, result.trainingLoss(),
                    Figures.percent(result.validationAccuracy())));
        }
    }

    @Override
    public void close() {
        Optional<ProgressBar> shown = bar;
        bar = Optional.empty(); // closed twice it would be drawn below the result
        shown.ifPresent(ProgressBars::close);
    }
}
