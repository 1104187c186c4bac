package io.evowire.run.cli;

import io.evowire.evaluate.train.DamageMeasurement;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;

/** Progress of removals on standard error: a bar on a terminal, elsewhere a plain line now and then. */
final class DamageProgress implements DamageMeasurement.Progress, AutoCloseable {

    private static final long LINE_NANOS = 10_000_000_000L;

    private final Commentary commentary;
    private final Optional<ProgressBar> bar;
    private long lastLine = System.nanoTime();

    DamageProgress(Commentary commentary) {
        this.commentary = commentary;
        bar = commentary.bar("damage", -1);
    }

    @Override
    public void removed(int done, int all) {
        if (bar.isPresent()) {
            bar.get().maxHint(all).stepTo(done);
        } else if (done == all || System.nanoTime() - lastLine >= LINE_NANOS) {
            lastLine = System.nanoTime();
            commentary.say("removed %d of %d nodes and edges".formatted(done, all));
        }
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
