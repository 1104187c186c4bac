package io.evowire.run.cli;

import io.evowire.evaluate.Outcome.EpochResult;
import io.evowire.evaluate.train.TrainingProgress;
import io.evowire.run.config.Durations;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;

/** Progress of one training on standard error. */
final class TrainProgress implements TrainingProgress, AutoCloseable {

    private static final long LINE_NANOS = 10_000_000_000L;

    private final long start = System.nanoTime();
    private final Optional<ProgressBar> bar;
    private long lastLine = start;

    TrainProgress(int steps) {
        bar = ProgressBars.open("train", steps);
    }

    @Override
    public void step(int step, int steps, double loss) {
        String message = String.format(Locale.ROOT, "loss %.4f  left %s", loss, Durations
                .shortly((System.nanoTime() - start) / 1e9 / step * (steps - step)));
        if (bar.isPresent()) {
            bar.get().stepTo(step);
            bar.get().setExtraMessage(message);
        } else if (System.nanoTime() - lastLine >= LINE_NANOS) {
            lastLine = System.nanoTime();
            System.err.printf("step %d of %d  %s%n", step, steps, message);
        }
    }

    @Override
    public void epoch(int epoch, EpochResult result) {
        if (bar.isEmpty()) {
            System.err.printf(Locale.ROOT, "epoch %d: loss %.4f, validation %s%n", epoch + 1,
                    result.trainingLoss(), Figures.percent(result.validationAccuracy()));
        }
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
