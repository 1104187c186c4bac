package io.evowire.run.console;

import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.onednn.primitive.OneDnn;
import io.evowire.evaluate.train.ModelBuilder;

/** What trains the networks of this process. */
public final class KernelChoice {

    private KernelChoice() {}

    /** The fast kernels; where they do not run, which is said, the stock layers. */
    public static ModelBuilder models(Commentary commentary) {
        OneDnn.unavailable().ifPresent(reason -> commentary.say(
                """
                        Training uses stock DL4J layers here, which are many times slower than the \
                        kernels on oneDNN, because %s."""
                        .formatted(reason)));
        return OneDnnModel.orStock();
    }
}
