package io.evowire.run.console;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;

/**
 * Progress of things that are done one after the other, on standard error: a bar on a terminal,
 * elsewhere a plain line now and then.
 */
public final class CountProgress implements AutoCloseable {

    private static final long LINE_NANOS = 10_000_000_000L;

    private final Commentary commentary;
    private final Optional<ProgressBar> bar;
    private final String line;
    private final Pace pace;
    private long lastLine = System.nanoTime();

    /**
     * @param task  names the bar
     * @param line  what a line says of two numbers, such as {@code removed %d of %d nodes}
     * @param paced what the rate counts, such as {@code removals}
     * @param all   how many there will be, or -1 as long as that is not known
     */
    public CountProgress(String task, String line, String paced, long all, Commentary commentary) {
        this.commentary = commentary;
        this.line = line;
        pace = new Pace(paced, 0);
        bar = commentary.bar(task, all);
    }

    /** So many are done. */
    public void done(int done, int all) {
        String words = pace.words(done, all);
        if (bar.isPresent()) {
            bar.get().maxHint(all).stepTo(done);
            bar.get().setExtraMessage(words);
        } else if (done == all || System.nanoTime() - lastLine >= LINE_NANOS) {
            lastLine = System.nanoTime();
            commentary.say("%s  %s".formatted(line.formatted(done, all), words));
        }
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBars::close);
    }
}
