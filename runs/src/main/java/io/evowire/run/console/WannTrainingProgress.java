package io.evowire.run.console;

import io.evowire.evaluate.wann.WannTraining;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Progress of the training of single weights, epoch by epoch. */
public final class WannTrainingProgress
        implements
            Consumer<WannTraining.Epoch>,
            AutoCloseable {

    private final int epochs;
    private final Commentary commentary;
    private @Nullable BarOrLines shown;

    /** @param epochs how many there are to be */
    public WannTrainingProgress(int epochs, Commentary commentary) {
        this.epochs = epochs;
        this.commentary = commentary;
    }

    @Override
    public void accept(WannTraining.Epoch done) {
        if (shown == null) {
            shown = new BarOrLines("train", epochs, commentary);
        }
        shown.tell(done.epoch(), epochs, "epoch %d of %d".formatted(done.epoch(), epochs),
                "loss %.3f  validation %s".formatted(done.loss(),
                        Figures.percent(done.validation())),
                done.epoch() == epochs);
    }

    @Override
    public void close() {
        if (shown != null) {
            shown.close();
        }
    }
}
